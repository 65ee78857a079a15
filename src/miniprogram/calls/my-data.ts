import type { Operations } from '../../contract/operations'
import { read } from './call-cloud'
import type { Outcome } from './problem'

/** Everything kept about the caller, as a workbook. */
export type MyData = Operations['exportMyData']['reply']

/** Asks for everything that is kept about the caller. */
export function exportMyData(): Promise<Outcome<MyData>> {
  return read('exportMyData', {})
}
