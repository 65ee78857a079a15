import type { Operations } from '../../../contract/operations'
import { read } from '../../calls/call'
import type { Outcome } from '../../calls/problem'

/** Everything kept about the caller, as a workbook. */
export type MyData = Operations['exportMyData']['reply']

/** Asks for everything that is kept about the caller. */
export function exportMyData(): Promise<Outcome<MyData>> {
  return read('exportMyData', {})
}
