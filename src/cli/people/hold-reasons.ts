import { Hold } from '../../contract/people/hold'
import { say } from '../kit/language'

export type HoldReason = Hold['reason']

/** For the help, which is in both languages. */
export const reasonsInHelp = 'unpaid_bill (欠费), missing_document (缺材料), evaluation_due (未评教) or other (其他)'

export function reasonsText(): string {
  return say('unpaid_bill（欠费）、missing_document（缺材料）、evaluation_due（未评教）或 other（其他）', reasonsInHelp)
}

const words = new Map<string, HoldReason>([
  ...Hold.shape.reason.options.map((reason) => [reason, reason] as const),
  ['欠费', 'unpaid_bill'],
  ['缺材料', 'missing_document'],
  ['未评教', 'evaluation_due'],
  ['其他', 'other'],
])

/** The reason of a hold as staff write it; undefined for another word. */
export function reasonOf(text: string): HoldReason | undefined {
  return words.get(text.trim().toLowerCase())
}
