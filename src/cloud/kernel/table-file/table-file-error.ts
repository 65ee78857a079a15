/** A file that cannot be taken at all; the message is written for the registrar and says the remedy. */
export class TableFileError extends Error {
  override readonly name = 'TableFileError'
}
