import type { SectionId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { EnrolmentReply, EnrolmentRequest } from '../tables/enrolments'

/** A request, or sections whose free seats are to be handed on to the waitlist. */
export type Work = { request: EnrolmentRequest } | { settling: readonly SectionId[] }

export interface Waiting {
  work: Work
  resolve: (reply: EnrolmentReply) => void
  reject: (error: unknown) => void
}

/** What tells those who wait. */
export type Answers = (() => void)[]

/** Answers given before the event loop turns to something else, such as the next batch. */
const answersAtOnce = 64

/** A few at a time, so that the next batch is on its way to the database before all of this one are told. */
export function answerInTurns(answers: Answers, from = 0): void {
  setImmediate(() => {
    for (const answer of answers.slice(from, from + answersAtOnce)) answer()
    if (from + answersAtOnce < answers.length) answerInTurns(answers, from + answersAtOnce)
  })
}

/** Somebody holds what is needed, or there is too much to do: to be tried again, spread over some seconds. */
export function busy(): { ok: false; refusals: Refusal[] } {
  return { ok: false, refusals: [{ code: 'busy', retryAfterMs: 1000 + Math.floor(Math.random() * 2000) }] }
}

export function tellBusy({ resolve }: Waiting): () => void {
  return () => resolve(busy())
}

export function tellFailure(error: unknown): (waiting: Waiting) => () => void {
  return ({ reject }) =>
    () =>
      reject(error)
}
