import type { Operations } from '../../contract/operations'
import { callCloud } from './call-cloud'
import type { Outcome } from './problem'

/** Everything kept about the caller, as a workbook. */
export type MyData = Operations['exportMyData']['reply']

/** Asks for everything that is kept about the caller. */
export function exportMyData(): Promise<Outcome<MyData>> {
  return callCloud('exportMyData', {})
}
