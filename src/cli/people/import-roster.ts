import { basename } from 'node:path'
import type { Database } from '../../cloud/kernel/database/database'
import type { Vault } from '../../cloud/kernel/vault/vault'
import { applyRoster } from '../../cloud/people/roster/apply-roster'
import { planRoster, type RosterPlan } from '../../cloud/people/roster/plan-roster'
import { readRoster } from '../../cloud/people/roster/read-roster'
import type { RosterReading } from '../../cloud/people/roster/roster'
import { loadRosterMap } from '../../cloud/people/roster/roster-map'
import { readDepartments } from '../../cloud/school/tables/departments'
import { readInstitution } from '../../cloud/school/tables/institution'
import { dayIn } from '../../rules/school/terms'
import { type GivenFileOptions, notesText, tableFileOptions } from '../kit/file-options'
import { isAgreed, isInteractive, mapFile } from '../kit/import-asking'
import { showProgress } from '../kit/import-progress'
import { badRowsText, counted } from '../kit/import-text'
import { PlainError } from '../kit/plain-error'
import { rosterJson, rosterText } from './roster-text'

export interface RosterImportOptions extends GivenFileOptions {
  readonly map?: string
  readonly dryRun?: boolean
  readonly skipBad?: boolean
  readonly bringBack?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

type Outcome = 'imported' | 'nothing to change' | 'dry run' | 'refused' | 'declined'

/** Reads a roster, says what it would change, and changes it when that is wanted. */
export async function importRoster(
  database: Database,
  vault: Vault,
  file: string,
  options: RosterImportOptions,
): Promise<void> {
  const reading = await read(database, file, options)
  const plan = await planRoster(database, vault, reading, options.bringBack === true)
  const say = options.json ? () => undefined : (text: string) => console.log(text)
  say(readingText(reading, plan))
  if (reading.notes.length > 0) say(notesText(reading.notes))
  if (plan.badRows.length > 0) say(`\nBad rows, none of which can be taken:\n${badRowsText(plan.badRows)}`)
  say(rosterText(plan))

  const refusal = whyRefused(plan, options)
  const outcome = refusal ? 'refused' : await carryOut(database, vault, reading, plan, options)
  if (options.json) console.log(JSON.stringify(rosterJson(reading, plan, outcome)))
  if (refusal) throw new PlainError(refusal)
  say(
    {
      imported: `Done: ${counted(plan.changeCount, 'change')} written.`,
      'nothing to change': 'Nothing to change: the roster says what the file says.',
      'dry run': 'Dry run: nothing was changed.',
      refused: '',
      declined: 'Nothing was changed.',
    }[outcome],
  )
}

async function read(database: Database, file: string, options: RosterImportOptions): Promise<RosterReading> {
  const institution = await readInstitution(database)
  const map = options.map === undefined ? undefined : await loadRosterMap(mapFile(options.map))
  const progress = showProgress(basename(file))
  try {
    return await readRoster(file, {
      ...tableFileOptions(options),
      map,
      departments: await readDepartments(database),
      today: dayIn(institution?.timeZone ?? 'Asia/Shanghai', new Date()),
      onProgress: progress.onProgress,
    })
  } finally {
    progress.stop()
  }
}

function readingText({ rowCount, repeatedCount, students, staff }: RosterReading, { badRows }: RosterPlan): string {
  const repeated = repeatedCount > 0 ? `, ${counted(repeatedCount, 'row')} that only repeat others` : ''
  return `${counted(rowCount, 'row')} read: ${counted(students.length, 'good student')}, ${staff.length} of staff, ${counted(badRows.length, 'bad cell')}${repeated}.`
}

function whyRefused(plan: RosterPlan, options: RosterImportOptions): string | null {
  if (plan.badRows.length > 0 && !options.skipBad)
    return 'Nothing was changed. Correct the bad rows, or take only the good ones with --skip-bad.'
  if (plan.changeCount > 0 && !options.dryRun && !options.yes && !isInteractive(options))
    return 'Nothing was changed. Nobody can be asked here: add --yes to import, or --dry-run to look only.'
  return null
}

async function carryOut(
  database: Database,
  vault: Vault,
  reading: RosterReading,
  shown: RosterPlan,
  options: RosterImportOptions,
): Promise<Outcome> {
  if (shown.changeCount === 0) return 'nothing to change'
  if (options.dryRun) return 'dry run'
  if (!options.yes && !(await isAgreed())) return 'declined'
  await applyRoster(database, vault, reading, { shown, bringsBack: options.bringBack === true, now: new Date() })
  return 'imported'
}
