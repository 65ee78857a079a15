// Runs apart, because WeChat's tool writes much, starts workers and keeps caches. It is told what to send by a message,
// never on the command line, where other users of the computer could read the key.
const { createRequire } = require('node:module')
const { join } = require('node:path')

/** The text in WeChat's picture of a code, so that it can be drawn in the terminal too; null where it cannot be read. */
async function textOfCode(tool, picture) {
  try {
    const { read } = tool('jimp')
    const Reader = tool('qrcode-reader')
    const { bitmap } = await read(picture)
    return await new Promise((resolve) => {
      const reader = new Reader()
      reader.callback = (error, found) => resolve(error ? null : (found?.result ?? null))
      reader.decode(bitmap)
    })
  } catch {
    return null
  }
}

async function send({ toolFolder, projectPath, codePicture, settings }) {
  const { kind, appid, privateKey, robot, version, notes } = settings
  const tool = createRequire(join(toolFolder, 'package.json'))
  const ci = tool('miniprogram-ci')
  // What Taro built is sent as it is.
  const setting = { useProjectConfig: false, es6: false, es7: false, minify: false, autoPrefixWXSS: false }
  const project = new ci.Project({ appid, type: 'miniProgram', projectPath, privateKey })
  const shared = { project, version, desc: notes, setting, robot, onProgressUpdate: () => undefined }
  const code = { qrcodeFormat: 'image', qrcodeOutputDest: codePicture }
  const result = await (kind === 'upload' ? ci.upload(shared) : ci.preview({ ...shared, ...code }))
  const sizes = (result.subPackageInfo ?? []).map(({ name, size }) => ({ name, size }))
  return { sizes, codeText: kind === 'preview' ? await textOfCode(tool, codePicture) : null }
}

const answer = (message) => process.send(message, () => process.exit())

process.once('message', (order) => {
  send(order).then(
    (value) => answer({ ok: true, value }),
    (error) => answer({ ok: false, message: String(error?.message ?? error) }),
  )
})
