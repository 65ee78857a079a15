import { say } from './language'
/** Something the person at the command line can put right; the message says how. */
export class PlainError extends Error {
  override readonly name = 'PlainError'
}

const connectionCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET'])

/** The line to show for whatever went wrong; null for a bug, which deserves its stack. */
export function plainLineOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error instanceof PlainError || ['TableFileError', 'PlanOutdated', 'DrawImpossible'].includes(error.name))
    return error.message
  const code = 'code' in error ? String(error.code) : ''
  if (connectionCodes.has(code))
    return say(
      `数据库没有回应（${code}）。它在运行吗？DATABASE_URL 对吗？`,
      `The database does not answer (${code}). Is it running, and is DATABASE_URL right?`,
    )
  if (code === '42P01')
    return say(
      '数据库里还没有表。建表：npm run campus -- migrate',
      'The database has no tables yet. Make them with: npm run campus -- migrate',
    )
  if (code === '42703')
    return say(
      '数据库的表比本版本旧。升级：npm run campus -- migrate',
      'The tables are older than this version. Renew them with: npm run campus -- migrate',
    )
  if (code === '28P01' || code === '28000')
    return say(
      '数据库不接受这个用户或密码，请检查 DATABASE_URL。',
      'The database refuses this user or password. Check DATABASE_URL.',
    )
  if (code === '3D000')
    return say(
      '没有这个数据库。请检查 DATABASE_URL 里的名称，或先创建。',
      'There is no such database. Check the name in DATABASE_URL, or create it.',
    )
  if (error.message.startsWith('the database is newer'))
    return say('没有改动：数据库比本程序新，请先更新程序。', `Nothing was changed: ${error.message}`)
  return null
}
