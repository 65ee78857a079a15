import type { Queryable } from '../../kernel/database/database'
import type { AccountId } from './sessions'

/** The version of the privacy text in force, and whether the account has agreed to it. */
export async function readConsent(
  database: Queryable,
  accountId: AccountId,
): Promise<{ version: string; isGiven: boolean }> {
  const { rows } = await database.query<{ version: string; isGiven: boolean }>({
    name: 'read-consent',
    text: `select i.version, exists (select from consent c where c.account_id = $1 and c.version = i.version) as "isGiven"
      from (select coalesce((select privacy_version from institution), '1') as version) i`,
    values: [accountId],
  })
  const row = rows[0]
  if (!row) throw new Error('the privacy version could not be read')
  return row
}

/** Records that an account agrees to a version; the first time counts. */
export async function addConsent(database: Queryable, accountId: AccountId, version: string, now: Date): Promise<void> {
  await database.query(
    'insert into consent (account_id, version, agreed_at) values ($1, $2, $3) on conflict do nothing',
    [accountId, version, now],
  )
}
