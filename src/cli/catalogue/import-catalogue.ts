import { basename } from 'node:path'
import { applyImport } from '../../cloud/catalogue/import/apply-import'
import type { CatalogueReading } from '../../cloud/catalogue/import/finish-catalogue'
import { loadImportMap } from '../../cloud/catalogue/import/import-map'
import { type ImportPlan, planImport } from '../../cloud/catalogue/import/plan-import'
import { readCatalogue } from '../../cloud/catalogue/import/read-catalogue'
import { readCourseCodes } from '../../cloud/catalogue/tables/course-rules'
import type { Database } from '../../cloud/kernel/database/database'
import { readInstitution } from '../../cloud/school/tables/institution'
import { readTerm } from '../../cloud/school/tables/terms'
import { type GivenFileOptions, notesText, tableFileOptions } from '../kit/file-options'
import { isAgreed, isInteractive, mapFile } from '../kit/import-asking'
import { showProgress } from '../kit/import-progress'
import { badRowsText, counted } from '../kit/import-text'
import { capacityValue } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { planText } from './catalogue-text'

export interface ImportOptions extends GivenFileOptions {
  readonly term: string
  readonly map?: string
  readonly defaultCapacity?: string
  readonly dryRun?: boolean
  readonly skipBad?: boolean
  readonly allowWithdraw?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

type Outcome = 'imported' | 'nothing to change' | 'dry run' | 'refused' | 'declined'

/** A file of another institution or term would withdraw nearly everything; a file of the same term seldom a fifth. */
const withdrawnShareMax = 0.2

/** Reads a file, says what it would change, and changes it when that is wanted. */
export async function importCatalogue(database: Database, file: string, options: ImportOptions): Promise<void> {
  const reading = await read(database, file, options)
  const plan = await planImport(database, options.term, reading)
  const say = options.json ? () => undefined : (text: string) => console.log(text)
  say(
    `${counted(reading.rowCount, 'row')} read: ${counted(reading.catalogue.sections.length, 'good section')}, ${counted(plan.badRows.length, 'bad cell')}.`,
  )
  if (reading.notes.length > 0) say(notesText(reading.notes))
  if (plan.badRows.length > 0) say(`\nBad rows, none of which can be taken:\n${badRowsText(plan.badRows)}`)
  if (plan.changeCount + plan.capacityNotes.length > 0) say(`\n${planText(plan)}\n`)

  const refusal = whyRefused(plan, options)
  const outcome = refusal ? 'refused' : await carryOut(database, reading, plan, options)
  if (options.json) console.log(JSON.stringify(planJson(options.term, reading, plan, outcome)))
  if (refusal) throw new PlainError(refusal)
  say(
    {
      imported: `Done: ${counted(plan.changeCount, 'change')} written.`,
      'nothing to change': 'Nothing to change: the catalogue says what the file says.',
      'dry run': 'Dry run: nothing was changed.',
      refused: '',
      declined: 'Nothing was changed.',
    }[outcome],
  )
}

async function read(database: Database, file: string, options: ImportOptions): Promise<CatalogueReading> {
  const term = await readTerm(database, options.term)
  if (!term) throw new PlainError(`There is no term ${options.term}. See: npm run campus -- term list`)
  const institution = await readInstitution(database)
  const map = options.map === undefined ? undefined : await loadImportMap(mapFile(options.map))
  const { taught, passed, askedFor } = await readCourseCodes(database, term.id)
  const progress = showProgress(basename(file))
  try {
    return await readCatalogue(file, {
      ...tableFileOptions(options),
      map,
      weekCount: term.weekCount,
      knownCodes: [...taught, ...passed, ...askedFor],
      periods: institution?.periods ?? [],
      capacityDefault:
        options.defaultCapacity === undefined
          ? undefined
          : capacityValue('--default-capacity', options.defaultCapacity),
      onProgress: progress.onProgress,
    })
  } finally {
    progress.stop()
  }
}

function whyRefused(plan: ImportPlan, options: ImportOptions): string | null {
  if (plan.badRows.length > 0 && !options.skipBad)
    return 'Nothing was changed. Correct the bad rows, or take only the good sections with --skip-bad.'
  if (options.dryRun) return null
  const { withdrawn } = plan.changes.sections
  if (withdrawn.length > plan.currentSectionCount * withdrawnShareMax && !options.allowWithdraw)
    return `Nothing was changed. The file lacks ${withdrawn.length} of the term's ${plan.currentSectionCount} sections, more than a fifth. Is it the right file and term? If so, add --allow-withdraw.`
  if (plan.changeCount > 0 && !options.yes && !isInteractive(options))
    return 'Nothing was changed. Nobody can be asked here: add --yes to import, or --dry-run to look only.'
  return null
}

async function carryOut(
  database: Database,
  reading: CatalogueReading,
  plan: ImportPlan,
  options: ImportOptions,
): Promise<Outcome> {
  if (options.dryRun) return plan.changeCount === 0 ? 'nothing to change' : 'dry run'
  if (plan.changeCount > 0 && !options.yes && !(await isAgreed())) return 'declined'
  await applyImport(database, options.term, reading, plan)
  return plan.changeCount === 0 ? 'nothing to change' : 'imported'
}

function planJson(term: string, reading: CatalogueReading, plan: ImportPlan, outcome: Outcome) {
  const { badRows, changes, capacityNotes } = plan
  const withdrawn = changes.sections.withdrawn.map(({ externalId, enrolled }) => ({ externalId, enrolled }))
  const sections = { ...changes.sections, withdrawn }
  return {
    term,
    outcome,
    rowCount: reading.rowCount,
    notes: reading.notes,
    capacityNotes,
    badRows,
    changes: { ...changes, sections },
  }
}
