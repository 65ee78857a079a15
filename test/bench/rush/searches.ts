import { readCatalogue } from '../../../src/cloud/catalogue/tables/catalogue'
import { seededRandom } from '../../../src/cloud/demo/seeded-random'
import { openDatabase } from '../../../src/cloud/kernel/database/database'
import type { Operations } from '../../../src/contract/operations'
import type { Reply } from '../../../src/contract/refusal'
import { callWire, HttpConnection } from '../enrolment/http-connection'
import { searchRequests } from '../search-requests'
import { rushTerm } from './college'
import { firstPage, type SearchRequest, type SearchTexts } from './mix'

const textCount = 400
const nextPageCount = 40

/** Searches of the phones, with texts drawn from the courses that there are. */
export async function makeTexts(databaseUrl: string): Promise<SearchTexts> {
  const database = openDatabase(databaseUrl, 1)
  const catalogue = await readCatalogue(database).finally(() => database.end())
  const made = searchRequests(catalogue, rushTerm, textCount, seededRandom(13))
  return {
    texts: made.flatMap((request) => (request.text === '' ? [] : [{ ...request, filters: {} }])),
    filtered: made.filter(({ filters }) => Object.keys(filters).length > 0),
  }
}

/** Second pages, as this very server names them. */
export async function findNextPages(port: number, token: string, { texts }: SearchTexts): Promise<SearchRequest[]> {
  const connection = new HttpConnection(port)
  const nextPages: SearchRequest[] = []
  for (const request of [firstPage, ...texts]) {
    if (nextPages.length >= nextPageCount) break
    const reply = await connection.send(callWire('searchSections', token, request))
    const answer = JSON.parse(reply?.body.toString() ?? '{}') as Reply<Operations['searchSections']['reply']>
    if (!answer.ok) throw new Error(`a search was not answered: ${reply?.status}`)
    const { nextCursor } = answer.value
    if (nextCursor !== null) nextPages.push({ ...request, cursor: nextCursor })
  }
  connection.close()
  return nextPages
}
