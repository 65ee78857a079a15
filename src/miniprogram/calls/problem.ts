import type { Refusal } from '../../contract/refusal'

/** Why no answer came: no network, no answer in time, or something that is not an answer of ours. */
export type Failure = 'offline' | 'timeout' | 'server'

/** What stands between a person and what they asked for: refusals with reasons, or no answer at all. */
export type Problem = { refusals: Refusal[] } | { failure: Failure }

export type Outcome<Value> = { ok: true; value: Value } | ({ ok: false } & Problem)
