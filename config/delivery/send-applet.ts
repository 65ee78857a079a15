import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Closing } from '../../src/start/closing'
import { DeliveryError } from './bilingual'
import type { DeliverySettings } from './delivery-settings'
import { wordsForFailure } from './upload-words'

export interface Order {
  /** The folder of the package `miniprogram-ci`. */
  readonly toolFolder: string
  /** A folder with project.config.json and the build. */
  readonly projectPath: string
  /** Where the picture of the preview's code is written. */
  readonly codePicture: string
  readonly settings: DeliverySettings
}

export interface Sent {
  /** Bytes of each package as WeChat counts them. */
  readonly sizes: readonly { name: string; size: number }[]
  /** What the preview's code says; null for an upload, or where the picture could not be read. */
  readonly codeText: string | null
}

type Answer = { ok: true; value: Sent } | { ok: false; message: string }

/** Sends the build to WeChat. @throws DeliveryError in both languages when WeChat or the network would not have it */
export async function sendApplet(order: Order, closing: Closing): Promise<Sent> {
  const stdio: ('ignore' | 'pipe' | 'ipc')[] = ['ignore', 'pipe', 'pipe', 'ipc']
  const child = fork(join(__dirname, 'send-applet.cjs'), { execArgv: [], stdio })
  closing.add(() => child.kill('SIGKILL'))
  let words = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      words = (words + chunk).slice(-3000)
    })
  const answered = new Promise<Answer>((resolve, reject) => {
    child.on('error', reject)
    child.on('message', (message) => resolve(message as Answer))
    child.on('close', () => resolve({ ok: false, message: words.trim() }))
  })
  child.send(order)
  const answer = await answered
  if (!answer.ok) throw new DeliveryError([wordsForFailure(answer.message)])
  return answer.value
}
