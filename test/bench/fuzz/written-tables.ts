import type { Database } from '../../../src/cloud/kernel/database/database'

/** How often the rows that were put back are swept up; they are many, and nobody else does it here. */
const sweepEvery = 400

/**
 * Watches a college's tables: every row that a committed transaction writes is noted by a trigger, and put back as it
 * was at the beginning, so that each request meets the same college.
 */
export class WrittenTables {
  #takenBack = 0

  private constructor(
    private readonly database: Database,
    private readonly tables: readonly string[],
  ) {}

  static async watch(database: Database): Promise<WrittenTables> {
    const { rows } = await database.query<{ name: string }>(
      `select format('%I', tablename) as name from pg_tables where schemaname = 'public' order by tablename`,
    )
    const tables = rows.map(({ name }) => name)
    await database.query(`create schema fuzz;
      create table fuzz.written (name text);
      create function fuzz.note() returns trigger language plpgsql as $$
      begin
        insert into fuzz.written values (format('%I', tg_table_name));
        return null;
      end $$`)
    for (const name of tables)
      await database.query(`create table fuzz.${name} as table public.${name};
        create trigger fuzz_row after insert or update or delete on public.${name}
          for each row execute function fuzz.note();
        create trigger fuzz_truncate after truncate on public.${name} execute function fuzz.note()`)
    return new WrittenTables(database, tables)
  }

  /** The tables written since the last time, each put back as it was. */
  async takeBack(): Promise<string[]> {
    const { rows } = await this.database.query<{ name: string }>({
      name: 'fuzz-written',
      text: 'select distinct name from fuzz.written order by name',
    })
    const names = rows.map(({ name }) => name)
    if (names.length === 0) return names
    await this.#putBack(names)
    this.#takenBack += 1
    if (this.#takenBack % sweepEvery === 0) await this.database.query('vacuum')
    return names
  }

  /** A text that changes with every table, column, function, trigger, role and setting: what no request may touch. */
  async frame(): Promise<string> {
    const { rows } = await this.database.query<{ frame: string }>(
      `select md5(string_agg(line, E'\\n' order by line)) as frame from (
         select format('%s %s %s %s', table_schema, table_name, column_name, data_type)
           from information_schema.columns where table_schema in ('public', 'fuzz')
         union all select format('%s %s', proname, md5(prosrc)) from pg_proc where pronamespace = 'public'::regnamespace
         union all select format('%s %s %s', tgname, tgrelid, tgenabled) from pg_trigger
         union all select format('%s %s', rolname, rolsuper) from pg_roles
         union all select setconfig::text from pg_db_role_setting) as parts (line)`,
    )
    return rows[0]?.frame ?? ''
  }

  async #putBack(names: readonly string[]): Promise<void> {
    const known = names.filter((name) => this.tables.includes(name))
    // As a replica, so that neither the notes nor the tables that only grow stand in the way.
    await this.database.query(
      [
        'begin',
        `set local session_replication_role = 'replica'`,
        ...known.flatMap((name) => [
          `delete from public.${name}`,
          `insert into public.${name} overriding system value table fuzz.${name}`,
        ]),
        'truncate fuzz.written',
        'commit',
      ].join(';\n'),
    )
  }
}
