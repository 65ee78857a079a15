import type { Queryable } from '../../kernel/database/database'
import type { AccountId } from './sessions'

export interface AccountChanges {
  accountIds: AccountId[]
  /** To be asked with the next time. */
  since: string
  /** The database is not the one it was: its transactions are counted from further back. */
  isOther: boolean
}

/**
 * The accounts that were changed by transactions that had not ended when `since` was told, and later; none the first
 * time, when it is null. Some may be told again.
 */
export async function readAccountChanges(database: Queryable, since: string | null): Promise<AccountChanges> {
  const { rows } = await database.query<AccountChanges>({
    name: 'read-account-changes',
    text: `select pg_snapshot_xmin(pg_current_snapshot())::text as since,
        coalesce(pg_snapshot_xmin(pg_current_snapshot()) < $1::text::xid8, false) as "isOther",
        array(select distinct account_id from account_change where xid >= $1::text::xid8) as "accountIds"`,
    values: [since],
  })
  const row = rows[0]
  if (!row) throw new Error('the changes of accounts could not be read')
  return row
}
