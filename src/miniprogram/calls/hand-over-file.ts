import Taro from '@tarojs/taro'

/** A workbook that the server made. */
export interface Workbook {
  fileName: string
  base64: string
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** One place for each kind of file, so that a later one takes the place of an earlier. */
export type FilePlace = 'my-data' | 'staff-table'
const pathOnPhone = (place: FilePlace) => `${Taro.env.USER_DATA_PATH}/${place}.xlsx`

function downloadInBrowser({ fileName, base64 }: Workbook): void {
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
 * Hands a workbook to the person: WeChat opens it, with the menu that forwards and saves it; a browser downloads it.
 * False where the phone could not write or open it.
 */
export async function handOverFile(file: Workbook, place: FilePlace): Promise<boolean> {
  if (process.env.TARO_ENV !== 'weapp') {
    downloadInBrowser(file)
    return true
  }
  try {
    const filePath = pathOnPhone(place)
    Taro.getFileSystemManager().writeFileSync(filePath, file.base64, 'base64')
    await Taro.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
    return true
  } catch {
    return false
  }
}

/** Takes a workbook off the phone again: it holds in clear what the server guards. */
export function forgetFile(place: FilePlace): void {
  if (process.env.TARO_ENV !== 'weapp') return
  try {
    Taro.getFileSystemManager().unlinkSync(pathOnPhone(place))
  } catch {
    // There was none.
  }
}
