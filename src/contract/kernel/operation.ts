import { z } from 'zod'
import type { Caller } from './caller'

/**
 * What a repeat of an operation does.
 *
 * - `read`: changes nothing, may be repeated.
 * - `set`: leaves the same behind however often it is done.
 * - `once`: carries a request id; a repeat gets the first answer again.
 * - `single`: must not be repeated (a login code is used once).
 */
export type Repeat = 'read' | 'set' | 'once' | 'single'

/** An operation as its capability declares it: served at `POST /api/<name>`. */
export interface OperationDeclaration {
  readonly caller: Caller
  readonly repeat: Repeat
  /** The privacy text in force must have been agreed to. */
  readonly needsConsent?: true
  /** The fields of the request that other people will read; they go through WeChat's content check. */
  readonly freeText?: readonly string[]
  /**
   * The fields of a request of staff that the audit log keeps, beside ids and numbers: what was set. Nothing of them is
   * personal.
   */
  readonly logged?: readonly string[]
  readonly request: z.ZodType
  readonly reply: z.ZodType
}

/** A reply without content. */
export const nothing = z.object({})

/** Where the next page of a list begins, as the server gave it; null for the first page. */
export const Cursor = z.string().max(400).nullable()
