import { SingleBar } from 'cli-progress'
import type { ReadingProgress } from '../../cloud/kernel/table-file/table-row'

/** A bar on a terminal; elsewhere a line at the start, since a log should not fill with bars. */
export function showProgress(file: string): { onProgress: (progress: ReadingProgress) => void; stop: () => void } {
  if (!process.stderr.isTTY) {
    console.error(`Reading ${file} …`)
    return { onProgress: () => undefined, stop: () => undefined }
  }
  const bar = new SingleBar({
    format: `Reading ${file}  {bar}  {percentage} %`,
    hideCursor: true,
    stream: process.stderr,
  })
  let isStarted = false
  return {
    onProgress({ bytesRead, bytesTotal }) {
      if (!isStarted) bar.start(bytesTotal, 0)
      isStarted = true
      bar.update(bytesRead)
    },
    stop: () => bar.stop(),
  }
}
