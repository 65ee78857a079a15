import type { RequestId } from '../../../src/contract/kernel/ids'
import type { Pace } from '../enrolment/load-client'
import { type Programs, type RunningServer, runErrand } from '../enrolment/programs'
import { checkAnswers } from './check-answers'
import { type KindName, kindNames, marksOf, mayBeRefused, type RushCall } from './mix'

/** What came of one call. */
export interface Outcome {
  call: RushCall
  ms: number
  bytes: number
  /** `failed`: no answer, an error of ours, or an answer without what belongs in it. */
  verdict: 'answered' | 'refused' | 'failed'
}

export interface Sent {
  seconds: number
  outcomes: Outcome[]
  /** Choices that were confirmed. */
  confirmed: RequestId[]
  clientMs: number
  /** One answer of each kind that was sent. */
  samples: Partial<Record<KindName, string>>
  /** The first answers that failed, in short. */
  strays: string[]
}

/** Sends the calls, and looks closely at some answers of every kind. Throws when one of those is not what it should be. */
export async function sendCalls(
  programs: Programs,
  { port }: Pick<RunningServer, 'port'>,
  calls: readonly RushCall[],
  pace: Pace,
): Promise<Sent> {
  const errand = { ports: [port], wires: calls.map(({ wire }) => wire), pace, marks: marksOf(calls) }
  const { seconds, clientMs, samples, strays, ...lists } = await runErrand(programs, errand)
  const outcomes = calls.map((call, index): Outcome => {
    const isRefusal = lists.refused[index] === 1 && mayBeRefused(call.kind)
    const verdict = lists.confirmed[index] ? 'answered' : isRefusal ? 'refused' : 'failed'
    return { call, ms: lists.latencyMs[index] ?? 0, bytes: lists.bytes[index] ?? 0, verdict }
  })
  const confirmed = outcomes.flatMap(({ call: { requestId }, verdict }) =>
    requestId && verdict === 'answered' ? [requestId] : [],
  )
  for (const [mark, bodies] of samples.entries()) for (const body of bodies ?? []) checkAnswers(kindNames[mark], body)
  const firsts = kindNames.flatMap((kind, mark) => (samples[mark]?.[0] ? [[kind, samples[mark][0]]] : []))
  return { seconds, clientMs, outcomes, confirmed, strays, samples: Object.fromEntries(firsts) }
}
