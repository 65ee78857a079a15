import { parseArgs } from 'node:util'
import { StartError } from './start-error'

export interface PreviewOptions {
  readonly port: number
  /** Throws the data of earlier runs away. */
  readonly isReset: boolean
  readonly isWatching: boolean
  /** False keeps the browser preview that was built last. */
  readonly isBuilt: boolean
}

/** Reads the words after `npm start --`. Throws a `StartError` for one that means nothing. */
export function parsePreviewOptions(words: string[]): PreviewOptions {
  const read = () =>
    parseArgs({
      args: words,
      options: {
        port: { type: 'string', default: '8900' },
        reset: { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
        'no-build': { type: 'boolean', default: false },
      },
    }).values
  let values: ReturnType<typeof read>
  try {
    values = read()
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message.split('. ')[0] : 'Unknown option'
    throw new StartError(`${problem}. "npm start -- --help" lists the options.`, { cause })
  }
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new StartError(`--port ${values.port} is not a port: give a number from 1 to 65535.`)
  return { port, isReset: values.reset, isWatching: values.watch, isBuilt: !values['no-build'] }
}
