import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { z } from 'zod'

const Package = z.object({ name: z.string(), version: z.string() })

/**
 * Makes the cloud folder (dist/cloud): the server and its second thread as a file of JavaScript each, the migrations and the start file, ready to upload as an HTTP cloud
 * function and just as ready for `node serve.js` on any other machine. Nothing is installed there.
 */
export async function buildCloud(root: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await build({
    entryPoints: [join(root, 'src/cloud/serve.ts'), join(root, 'src/cloud/heavy/heavy-worker.ts')],
    outdir: folder,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: true,
    logLevel: 'warning',
    // An optional speed-up of `pg` in C, which `pg` looks for and does without.
    // And what reads the thread's source, which is not needed where it is built.
    external: ['pg-native', 'tsx/cjs'],
    // Jobs are set up in the program; nothing looks for files of settings, and what would read them stays out.
    alias: { cosmiconfig: join(root, 'config/cloud/no-settings-file.ts') },
  })
  await cp(join(root, 'src/cloud/migrations'), join(folder, 'migrations'), { recursive: true })
  const { name, version } = Package.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))
  const manifest = { name: `${name}-cloud`, version, private: true, type: 'commonjs', main: 'serve.js' }
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const bootstrap = join(folder, 'scf_bootstrap')
  // A checkout on Windows may have turned the line ends; the platform then finds no interpreter named "bash\r".
  const script = await readFile(join(root, 'config/cloud/scf_bootstrap'), 'utf8')
  await writeFile(bootstrap, script.replaceAll('\r\n', '\n'))
  await chmod(bootstrap, 0o755)
}
