/** What Jest's globalSetup lays ready for the test files, which run in other processes. */
export const browserVariable = 'CAMPUS_TEST_BROWSER'
export const journeyFolderVariable = 'CAMPUS_TEST_JOURNEY_FOLDER'
export const demoDatabase = 'campus_demo'
