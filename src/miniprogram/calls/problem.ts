import type { Refusal } from '../../contract/refusal'

/**
 * Why no answer came: no network, no answer in time, the person went elsewhere, no answer of ours, or a WeChat that
 * cannot even ask.
 */
export type Failure = 'offline' | 'timeout' | 'interrupted' | 'server' | 'outdated'

/** What stands between a person and what they asked for: refusals with reasons, or no answer at all. */
export type Problem = { refusals: Refusal[] } | { failure: Failure }

export type Outcome<Value> = { ok: true; value: Value } | ({ ok: false } & Problem)
