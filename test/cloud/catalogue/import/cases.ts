import { join } from 'node:path'

/** The path of a small file on which an import once failed. All people in them are invented. */
export function caseFile(name: string): string {
  return join(__dirname, '../../../cases', name)
}
