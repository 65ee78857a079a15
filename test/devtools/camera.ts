import type { ChosenMedia, MediaWish } from './phone-calls'
import type { PhoneFile, TemporaryFiles } from './temporary-files'

/** Null where the person goes back without choosing. */
export type Choose = (wish: MediaWish) => readonly PhoneFile[] | null | Promise<readonly PhoneFile[] | null>

/** Lets the person choose; what WeChat's own chooser would not offer is a mistake of the test. */
export async function chooseMedia(files: TemporaryFiles, choose: Choose, wish: MediaWish): Promise<ChosenMedia> {
  const chosen = await choose(wish)
  if (!chosen || chosen.length === 0) return { failure: 'cancel' }
  if (chosen.length > wish.count)
    throw new Error(`the test chooses ${chosen.length} files where the applet allows ${wish.count}`)
  return {
    files: chosen.map((file) => {
      const kind = file.type.startsWith('video/') ? 'video' : 'image'
      if (!wish.mediaType.includes(kind)) throw new Error(`the test chooses a ${kind} where the applet allows none`)
      return { tempFilePath: files.keep(file), size: file.bytes.length, fileType: kind }
    }),
  }
}
