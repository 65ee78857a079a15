import { join } from 'node:path'
import { openDatabase } from '../../src/cloud/kernel/database/database'
import { migrate } from '../../src/cloud/kernel/database/migrate'
import type { OperationName } from '../../src/contract/operations'
import { operations } from '../../src/contract/operations'
import { startPostgres } from '../../src/start/embedded-postgres'
import type { BenchFigure, BenchResult } from './bench-result'
import { type Finding, type FuzzResult, runFuzz, type Tally } from './fuzz/run-fuzz'

const requestsEach = Number(process.env.FUZZ_REQUESTS ?? 2000)
const faultKinds = ['serverErrors', 'hangs', 'writes', 'leaks', 'misfits'] as const
/** So many different findings are told in full; the rest are counted. */
const toldMax = 40

/**
 * Hostile requests of every operation against a real server on a throwaway PostgreSQL: none may break it, hold it up,
 * write where it was refused, or tell what is not the caller's. `FUZZ_SEED` makes others, `FUZZ_REQUESTS` more or fewer.
 */
export async function benchFuzz(only: string[]): Promise<BenchResult> {
  const seed = Number(process.env.FUZZ_SEED ?? 2026)
  const postgres = await startPostgres({ folder: '', isThrowaway: true, onProgress: () => undefined })
  const database = openDatabase(postgres.url)
  try {
    await migrate(database, join(__dirname, '../../src/cloud/migrations'))
    const names = (Object.keys(operations) as OperationName[]).filter(
      (name) => only.length === 0 || only.includes(name),
    )
    const result = await runFuzz({ database, seed, requestsEach, names, onOperation: tellOperation })
    for (const { kind, operation, detail, logged, request } of distinct(result.findings).slice(0, toldMax))
      console.log([`${kind} ${operation}: ${detail}`, request, ...logged].join('\n  '))
    return { figures: figuresOf(result), json: jsonOf(result) }
  } finally {
    await database.end()
    await postgres.stop()
  }
}

/** The first of each operation that says the same but for numbers. */
function distinct(findings: readonly Finding[]): Finding[] {
  const keyOf = ({ kind, operation, detail }: Finding) =>
    `${kind} ${operation} ${detail.replaceAll(/[\da-f]{2,}/g, '')}`
  return [...new Map(findings.toReversed().map((finding) => [keyOf(finding), finding])).values()].toReversed()
}

function tellOperation(name: OperationName, { requests, accepted, acceptedWrites }: Tally): void {
  console.log(`${name}: ${requests} requests, ${accepted} accepted, ${acceptedWrites} of them wrote`)
}

function countsOf({ findings }: FuzzResult): [(typeof faultKinds)[number], number][] {
  return faultKinds.map((kind) => [kind, findings.filter((finding) => finding.kind === kind).length])
}

function figuresOf(result: FuzzResult): BenchFigure[] {
  const told = (name: string, about: string, value: number) => ({ name, about, value, unit: '', budgetMax: null })
  const abouts = {
    serverErrors: 'answered as an error of ours',
    hangs: 'not answered in 5 s',
    writes: 'refused, and yet something was written',
    leaks: 'told what is not the caller’s',
    misfits: 'not of the form that the contract promises',
  }
  return [
    told('operations', 'operations', result.operations),
    told('requests', `requests, seed ${result.seed}`, result.requests),
    told('accepted', 'of them accepted', result.accepted),
    ...countsOf(result).map(([name, value]) => ({ name, about: abouts[name], value, unit: '', budgetMax: 0 })),
  ]
}

function jsonOf(result: FuzzResult): Record<string, unknown> {
  const { operations, requests, accepted, acceptedWrites, seed } = result
  return {
    bench: 'fuzz',
    operations,
    requests,
    accepted,
    acceptedWrites,
    ...Object.fromEntries(countsOf(result)),
    seed,
  }
}
