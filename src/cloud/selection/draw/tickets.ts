import { createHash, createHmac, createSecretKey } from 'node:crypto'
import type { TicketOf } from '../../../rules/selection/draw'

/**
 * The tickets of a seed: HMAC-SHA256 with the seed's 64 digits as the key, as text, so that anybody checks one with
 * `printf %s 'code|CS 2103|1' | openssl dgst -sha256 -hmac SEED`.
 */
export function ticketsOf(seed: string): TicketOf {
  // Millions of tickets are made: reading the key once and having digits made natively halves the time.
  const key = createSecretKey(Buffer.from(seed))
  return (lotteryCode, courseCode, ticket) =>
    createHmac('sha256', key).update(`${lotteryCode}|${courseCode}|${ticket}`).digest('hex')
}

/** SHA-256 of a text, in hexadecimal digits. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
