import type { BenchFigure, BenchResult } from './bench-result'

/** Every bench by its name on the command line; each is loaded only when it is asked for. */
const benches: Record<string, () => Promise<(only: string[], against: string | null) => Promise<BenchResult>>> = {
  api: async () => (await import('./api')).benchApi,
  applet: async () => (await import('./applet')).benchApplet,
  enrolment: async () => (await import('./enrolment/bench')).benchEnrolment,
  faults: async () => (await import('./faults/bench')).benchFaults,
  fuzz: async () => (await import('./fuzz')).benchFuzz,
  planner: async () => (await import('./planner')).benchPlanner,
  rush: async () => (await import('./rush/bench')).benchRush,
}

const usage = `npm run bench -- <${Object.keys(benches).join('|')}> [--json] [--only=<part>,…] [--against=<commit>]`

async function main(words: string[]): Promise<void> {
  const isJson = words.includes('--json')
  const [name = ''] = words.filter((word) => !word.startsWith('--'))
  const load = benches[name]
  if (!load) throw new Error(`There is no bench ${name || 'without a name'}. ${usage}`)
  const only = words.flatMap((word) => (word.startsWith('--only=') ? word.slice('--only='.length).split(',') : []))
  const [against = null] = words.flatMap((word) =>
    word.startsWith('--against=') ? word.slice('--against='.length) : [],
  )
  const result = await (await load())(only, against)
  if ('skipped' in result) {
    console.log(`${name}: skipped, ${result.skipped}`)
    if (isJson) console.log(JSON.stringify({ bench: name, skipped: result.skipped }))
    return
  }
  for (const line of tableOf(result.figures)) console.log(line)
  if (result.figures.some(({ value, budgetMax }) => budgetMax !== null && value > budgetMax)) process.exitCode = 1
  if (isJson)
    console.log(
      JSON.stringify(result.json ?? Object.fromEntries(result.figures.map(({ name, value }) => [name, value]))),
    )
}

function tableOf(figures: readonly BenchFigure[]): string[] {
  const rows = figures.map((figure) => [figure.about, `${figure.value} ${figure.unit}`, ...judged(figure)])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** What a figure should be and whether it is; empty for one that is told only. */
function judged({ value, unit, budgetMax, goalMin, goalMax }: BenchFigure): [string, string] {
  if (budgetMax !== null) return [`at most ${budgetMax} ${unit}`, value <= budgetMax ? 'within' : 'OVER']
  if (goalMin !== undefined) return [`goal ${goalMin} ${unit}`, value >= goalMin ? 'reached' : 'not reached']
  if (goalMax !== undefined) return [`goal at most ${goalMax} ${unit}`, value <= goalMax ? 'reached' : 'not reached']
  return ['', '']
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error && error.message.startsWith('There is no bench') ? error.message : error)
  process.exitCode = 1
})
