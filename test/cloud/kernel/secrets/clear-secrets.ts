import type { Database } from '../../../../src/cloud/kernel/database/database'

/** What must nowhere stand in clear, by what it is. */
export class Secrets {
  readonly #forms = new Map<string, string[]>()

  get count(): number {
    return this.#forms.size
  }

  add(what: string, ...texts: string[]): void {
    for (const text of texts) {
      if (text.length < 8) throw new Error(`${what} is too short to be told from chance`)
      const key = `${what} …${text.slice(-3)}`
      this.#forms.set(key, [...(this.#forms.get(key) ?? []), ...formsOf(text)])
    }
  }

  /** A phone with its country, bare, and with the blanks that people write. */
  addPhone(whose: string, national: string): void {
    const [start, middle, end] = [national.slice(0, 3), national.slice(3, 7), national.slice(7)]
    this.add(`the phone of ${whose}`, national, `${start} ${middle} ${end}`, `${start}-${middle}-${end}`)
  }

  /** A code as it is printed and as it is compared. */
  addCode(what: string, code: string): string {
    this.add(what, code, ...(code.includes('-') ? [code.replaceAll('-', '')] : []))
    return code
  }

  /** Those that stand in a text, in whatever form. */
  in(text: string): string[] {
    const lower = text.toLowerCase()
    const isThere = (form: string) => text.includes(form) || lower.includes(form.toLowerCase())
    return [...this.#forms].flatMap(([what, forms]) => (forms.some(isThere) ? [what] : []))
  }
}

/** The text itself, as hex, and as base64 wherever in a longer text it begins. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text)
  const base64 = [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    // The letters at either end are made of the neighbours, too.
    const inner = encoded.slice(before === 0 ? 0 : 4, encoded.length - 4)
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
  })
  return [text, bytes.toString('hex'), encodeURIComponent(text), ...base64]
}

/** Every row of every table as text; bytes as hex and as what they may spell. */
export async function dumpOf(database: Database): Promise<string> {
  const { rows: tables } = await database.query<{ schema: string; name: string }>(
    `select schemaname as schema, tablename as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`,
  )
  const lines: string[] = []
  for (const { schema, name } of tables) {
    const { rows } = await database.query(`select t::text as "wholeRow", t.* from "${schema}"."${name}" t`)
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) lines.push(`${name}.${column} ${textOf(value)}`)
  }
  return lines.join('\n')
}

function textOf(value: unknown): string {
  if (Buffer.isBuffer(value))
    return [value.toString('hex'), value.toString('latin1'), value.toString('base64')].join(' ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
