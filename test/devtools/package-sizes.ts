/** Source: developers.weixin.qq.com, framework/subpackages: the main package and each sub-package at most 2 MB. */
export const packageBytesMax = 2 * 1024 * 1024

/**
 * What WeChat uploads; other files (licences, maps) stay behind.
 * Source: developers.weixin.qq.com, framework/structure, the list of file types that are uploaded.
 */
const uploadedTypes =
  /\.(js|json|wxml|wxss|wxs|png|jpg|jpeg|gif|svg|cer|mp3|aac|m4a|mp4|wav|ogg|silk|wasm|br|cert|ttf|woff2?)$/i
const neverUploaded = /(^|\/)(project(\.private)?\.config\.json)$/

export interface PackageSize {
  /** Empty for the main package. */
  readonly root: string
  readonly bytes: number
}

/** Bytes of the main package, which comes first, and of each sub-package. */
export function packageSizes(files: ReadonlyMap<string, Buffer>, roots: readonly string[]): PackageSize[] {
  const sizes = new Map<string, number>([['', 0], ...roots.map((root): [string, number] => [root, 0])])
  for (const [path, content] of files) {
    if (!uploadedTypes.test(path) || neverUploaded.test(path)) continue
    const root = roots.find((folder) => path.startsWith(folder)) ?? ''
    sizes.set(root, (sizes.get(root) ?? 0) + content.length)
  }
  return [...sizes].map(([root, bytes]) => ({ root, bytes }))
}

/** A sentence for each package that WeChat would not take. */
export function complaintsAboutSizes(sizes: readonly PackageSize[]): string[] {
  return sizes
    .filter(({ bytes }) => bytes > packageBytesMax)
    .map(({ root, bytes }) => {
      const name = root === '' ? 'the main package' : `the sub-package ${root}`
      return `${name} has ${Math.ceil(bytes / 1024)} KB; WeChat takes ${packageBytesMax / 1024} KB at most`
    })
}
