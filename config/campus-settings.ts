/** The `CAMPUS_…` settings that a build takes from its environment; config/taro/build-constants.ts says what each does. */
export function campusSettings(environment: Record<string, string | undefined>): Record<string, string> {
  const settings = Object.entries(environment).filter(([name]) => name.startsWith('CAMPUS_'))
  return Object.fromEntries(settings.map(([name, value]) => [name, value ?? '']))
}
