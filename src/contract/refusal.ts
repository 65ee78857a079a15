import { z } from 'zod'
import { catalogueRefusals } from './catalogue/refusals'
import { kernelRefusals } from './kernel/refusals'
import { peopleRefusals } from './people/refusals'
import { schoolRefusals } from './school/refusals'
import { selectionRefusals } from './selection/refusals'

/**
 * Why an operation was refused, with the facts a person needs to act on it, put together from the capabilities.
 * In order of precedence: where several apply, all are returned, in this order. Released codes are never renamed;
 * the applet has the words of each capability.
 */
export const Refusal = z.discriminatedUnion('code', [
  ...kernelRefusals,
  ...peopleRefusals,
  ...schoolRefusals,
  ...catalogueRefusals,
  ...selectionRefusals,
])
export type Refusal = z.infer<typeof Refusal>
export type RefusalCode = Refusal['code']

/** Codes in order of precedence, as listed in {@link Refusal}. */
export const refusalPrecedence: readonly RefusalCode[] = Refusal.options.map((option) => option.shape.code.value)

/** Every reply on the wire. */
export type Reply<Value> = { ok: true; value: Value } | { ok: false; refusals: Refusal[] }
