import { randomBytes } from 'node:crypto'
import { extname } from 'node:path'

/** A file as the person has it on the phone. */
export interface PhoneFile {
  readonly name: string
  /** As in `image/png`. */
  readonly type: string
  readonly bytes: Buffer
}

/** Files that the applet knows by a path of WeChat's, and whose bytes stay outside the browser. */
export class TemporaryFiles {
  private readonly files = new Map<string, PhoneFile>()

  /** Like WeChat, hides the name that the file has for the person and keeps its extension. */
  keep(file: PhoneFile): string {
    const path = `wxfile://tmp_${randomBytes(16).toString('hex')}${extname(file.name)}`
    this.files.set(path, file)
    return path
  }

  find(path: string): PhoneFile | undefined {
    return this.files.get(path)
  }
}
