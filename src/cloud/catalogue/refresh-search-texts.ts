import { searchTextHead, searchTextOf } from '../../rules/catalogue/search-text'
import { type Database, inTransaction } from '../kernel/database/database'
import { chinese, remembering } from './language'
import { lockOutdatedTexts, writeSearchTexts } from './tables/search-texts'

/**
 * Makes the search texts anew that an earlier version's folding left behind, so that a school need not import its
 * catalogue again. Costs one look at the sections when there are none. Returns how many were made.
 */
export async function refreshSearchTexts(database: Database): Promise<number> {
  return inTransaction(database, async (connection) => {
    const language = remembering(chinese)
    const outdated = await lockOutdatedTexts(connection, searchTextHead)
    const texts = outdated.map((section) => ({ id: section.id, searchText: searchTextOf(section, language) }))
    if (texts.length > 0) await writeSearchTexts(connection, texts)
    return texts.length
  })
}
