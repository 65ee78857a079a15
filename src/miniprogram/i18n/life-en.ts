import type { lifeZhCN } from './life-zh-CN'
import type { Translation } from './translation'

/** The English of `life-zh-CN.ts`. */
export const lifeEn: Translation<typeof lifeZhCN> = {
  newVersion: 'A new version is ready',
  newVersionDetail: 'Restart to use it. Nothing you have sent is lost.',
  restart: 'Restart',
  later: 'Later',
  notOpened: 'Could not open. Check your network, then try again.',
  singlePage: 'See it in the mini program',
  singlePageDetail:
    'This is a single page of Moments, where nobody can sign in. Tap “Go to Mini Program” below to see courses, seats and timetable.',
}
