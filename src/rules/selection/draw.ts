import { type Refusal, type RefusalCode, refusalPrecedence } from '../../contract/refusal'
import type { DrawInput, PublishedOutcome } from '../../contract/selection/draw-file'
import { DrawState } from './draw-state'

/** A ticket of a choice as 64 hexadecimal digits; tickets are counted from 1. */
export type TicketOf = (lotteryCode: string, courseCode: string, ticket: number) => string

/** What a draw made of one choice. */
export interface DrawnChoice {
  /** The smallest of its tickets. */
  ticket: string
  /** When it was decided, counted from 1 over all choices of the draw. */
  turn: number
  isBarred: boolean
  /** Empty when it was won; for a barred choice, which is not decided, always empty. */
  refusals: Refusal[]
}

/**
 * Makes the draw: pass by pass, in the first everybody's first choice, then everybody's second, and so on. Within a
 * pass the smallest ticket comes first; a choice with p points has p + 1 tickets, so it comes before one with q points
 * with odds of p + 1 to q + 1. Each choice is decided by `whyCannotSelect`, as every other enrolment is, on what the
 * turns before it left. Nothing here is a fraction, so it comes out the same on every machine.
 *
 * Returns what came of each student's choices, in the order of `input.students`; in which order the rows of the input
 * stand makes no difference otherwise.
 */
export function runDraw(input: DrawInput, ticketOf: TicketOf): DrawnChoice[][] {
  const state = new DrawState(input)
  const drawn: DrawnChoice[][] = input.students.map(() => [])
  let turn = 0
  for (let pass = 0; ; pass += 1) {
    const turns = turnsOf(input, state, pass, ticketOf)
    if (turns.length === 0) return drawn
    for (const { student, ticket } of turns) {
      turn += 1
      const { isBarred } = state.choiceOf(student, pass)
      const refusals = isBarred ? [] : state.decide(student, pass)
      drawn[student]?.push({ ticket, turn, isBarred, refusals })
    }
  }
}

interface Turn {
  /** Index in `input.students`. */
  student: number
  lotteryCode: string
  ticket: string
}

function turnsOf(input: DrawInput, state: DrawState, pass: number, ticketOf: TicketOf): Turn[] {
  const turns: Turn[] = []
  for (const [student, { lotteryCode, choices }] of input.students.entries()) {
    const choice = choices[pass]
    if (!choice) continue
    const ticket = bestTicket(choice.points, (number) => ticketOf(lotteryCode, state.courseOf(choice).code, number))
    turns.push({ student, lotteryCode, ticket })
  }
  return turns.sort((a, b) => inTextOrder(a.ticket, b.ticket) || inTextOrder(a.lotteryCode, b.lotteryCode))
}

/** The smallest of the `points + 1` tickets. */
export function bestTicket(points: number, ticketOf: (number: number) => string): string {
  let best = ticketOf(1)
  for (let number = 2; number <= points + 1; number += 1) {
    const ticket = ticketOf(number)
    if (ticket < best) best = ticket
  }
  return best
}

/** By character codes: the order that does not depend on a machine's language. */
export function inTextOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** What is published of a choice: that it was won, or the codes of what refused it. */
export function publishedOutcome({ isBarred, refusals }: Pick<DrawnChoice, 'isBarred' | 'refusals'>): PublishedOutcome {
  if (isBarred) return ['barred']
  if (refusals.length === 0) return 'won'
  const codes = new Set<RefusalCode>(refusals.map(({ code }) => code))
  return refusalPrecedence.filter((code) => codes.has(code))
}
