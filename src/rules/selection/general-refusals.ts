import type { Refusal, RefusalCode } from '../../contract/refusal'

const codes: readonly RefusalCode[] = [
  'round_not_open',
  'round_other_audience',
  'round_paused',
  'round_does_not_allow',
  'on_hold',
]

/** Whether a refusal is about the student or the round and so the same for every course: it is said once, above them. */
export function isGeneral({ code }: Refusal): boolean {
  return codes.includes(code)
}
