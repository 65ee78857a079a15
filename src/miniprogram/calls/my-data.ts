import Taro from '@tarojs/taro'
import type { Operations } from '../../contract/operations'
import { callCloud } from './call-cloud'
import type { Outcome } from './problem'

/** Everything kept about the caller, as a workbook. */
export type MyData = Operations['exportMyData']['reply']

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** One name for all exports, so that a later one takes the place of an earlier. */
const pathOnPhone = () => `${Taro.env.USER_DATA_PATH}/my-data.xlsx`

/** Asks for everything that is kept about the caller. */
export function exportMyData(): Promise<Outcome<MyData>> {
  return callCloud('exportMyData', {})
}

function downloadInBrowser({ fileName, base64 }: MyData): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: workbookType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/**
 * Hands the workbook to the person: WeChat opens it, with the menu that forwards and saves it; a browser downloads it.
 * False where the phone could not write or open it.
 */
export async function handOverMyData(data: MyData): Promise<boolean> {
  if (process.env.TARO_ENV !== 'weapp') {
    downloadInBrowser(data)
    return true
  }
  try {
    const filePath = pathOnPhone()
    Taro.getFileSystemManager().writeFileSync(filePath, data.base64, 'base64')
    await Taro.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
    return true
  } catch {
    return false
  }
}

/** Takes the workbook off the phone again: it holds in clear what the server keeps sealed. */
export function forgetMyData(): void {
  if (process.env.TARO_ENV !== 'weapp') return
  try {
    Taro.getFileSystemManager().unlinkSync(pathOnPhone())
  } catch {
    // There was none.
  }
}
