import readSheets from 'read-excel-file/node'
import type { Viewer } from './fuzz-callers'

/** Something of somebody that only some may be told. */
export interface Planted {
  /** What it is, as a finding names it. */
  what: string
  text: string
  seenBy: readonly Viewer[]
}

/** What only the inside of a server says: a stack, a source file, PostgreSQL's own words. */
const insideWords = [
  /\n\s+at .{1,80}[:)]/,
  /node_modules|node:internal/,
  /[\w-]+\.(?:ts|cjs|mjs|js):\d+/,
  /(?:src|dist)\/cloud|\/(?:home|root|work|usr|tmp)\//,
  /syntax error at or near|violates .{1,20}constraint|duplicate key value|invalid byte sequence|out of range for type/,
  /(?:relation|column|function) "?[\w.]+"? does not exist/,
  /\b(?:insert into|delete from|update \w+ set|select .{1,60} from \w+ (?:where|join))\b/,
  /pg_catalog|\bpostgres(?:ql)?\b/i,
  /\b(?:ECONNREFUSED|ECONNRESET|TypeError|RangeError|SyntaxError|ReferenceError|AssertionError)\b/,
  /\[object Object\]/,
]

/**
 * What a reply tells that its reader should not learn: planted things of others, and words from inside. What the
 * request itself said is told back at most, so it is no news.
 */
export function leaksIn(
  reply: string,
  said: string,
  viewers: readonly Viewer[],
  planted: readonly Planted[],
): string[] {
  const isNews = (text: string) => !said.includes(text)
  const secrets = planted.filter(
    ({ text, seenBy }) => reply.includes(text) && isNews(text) && !seenBy.some((viewer) => viewers.includes(viewer)),
  )
  const inside = insideWords.flatMap((words) => {
    const found = words.exec(reply)?.[0]
    return found !== undefined && isNews(found) ? [`words from inside: ${found.slice(0, 80)}`] : []
  })
  return [...secrets.map(({ what }) => what), ...inside]
}

/** Every text in a JSON value, with what is written in a workbook that is told as base64. */
export async function textsIn(value: unknown): Promise<string> {
  if (typeof value === 'string') return value.startsWith('UEsDB') ? `${value}\n${await textsInWorkbook(value)}` : value
  if (typeof value !== 'object' || value === null) return ''
  const texts = await Promise.all(Object.entries(value).map(async ([key, inner]) => `${key}\n${await textsIn(inner)}`))
  return texts.join('\n')
}

async function textsInWorkbook(base64: string): Promise<string> {
  const sheets = await readSheets(Buffer.from(base64, 'base64'))
  return sheets.flatMap(({ data }) => data.flatMap((row) => row.map(String))).join('\n')
}
