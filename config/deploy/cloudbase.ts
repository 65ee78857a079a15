import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { StartError } from '../../src/start/start-error'
import { type OfficialTool, officialTool } from '../tools/official-tool'
import { type DeploySettings, withoutSecrets } from './settings'

/** Tencent Cloud's own command line; its package is one bundle without dependencies. */
const cloudbaseCli: OfficialTool = {
  name: '@cloudbase/cli',
  version: '2.12.10',
  integrity: 'sha512-VvybXDOH4RTZul8EuPxrya4bV5/2SQzF8MjS7eERP44iqr8e3WwSVYsTTpH1a/CTvCPuT4s7KY37MkTsgvqeeQ==',
  sizeMb: 34,
}

export const functionName = 'campus'

const CloudbaseConfig = z.looseObject({ functions: z.array(z.looseObject({ name: z.string() })) })

/** The words after `tcb` that deploy; `--yes` answers its question whether the function that is there may be replaced. */
export function deployWords(configFile: string): string[] {
  return ['fn', 'deploy', functionName, '--httpFn', '--yes', '--config-file', configFile]
}

/** cloudbaserc.json with the environment and the variables filled in: what CloudBase's command line is given. */
export async function filledConfig(root: string, { cloudEnv, variables }: DeploySettings) {
  const config = CloudbaseConfig.parse(JSON.parse(await readFile(join(root, 'cloudbaserc.json'), 'utf8')))
  const functions = config.functions.map((one) =>
    one.name === functionName ? { ...one, envVariables: { ...variables } } : one,
  )
  return { ...config, envId: cloudEnv, functions }
}

/**
 * Sends dist/cloud and the settings to CloudBase. Throws a {@link StartError} when CloudBase's command line does not say
 * that it succeeded: its exit code is 0 after many failures.
 */
export async function deployToCloudBase(root: string, settings: DeploySettings): Promise<void> {
  const folder = await officialTool(root, cloudbaseCli)
  // The settings lie on the disk for as long as it takes, for this user alone.
  const folderOfConfig = await mkdtemp(join(tmpdir(), 'campus-deploy-'))
  try {
    const configFile = join(folderOfConfig, 'cloudbaserc.json')
    await writeFile(configFile, JSON.stringify(await filledConfig(root, settings)), { mode: 0o600 })
    const said = await runTcb(folder, root, deployWords(configFile), settings)
    const complaint = complaintIn(said, settings.cloudEnv)
    if (complaint) throw new StartError(complaint)
  } finally {
    await rm(folderOfConfig, { recursive: true, force: true })
  }
}

/** `tcb login`, with the words that it takes. */
export async function logIn(root: string, words: string[]): Promise<number> {
  const folder = await officialTool(root, cloudbaseCli)
  const child = spawn(process.execPath, [join(folder, 'bin/tcb'), 'login', ...words], { cwd: root, stdio: 'inherit' })
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve(code ?? 1)))
}

/** Why a deployment did not succeed, by what CloudBase's command line said in either of its languages; null when it did. */
export function complaintIn(said: string, cloudEnv: string): string | null {
  if (new RegExp(`\\[${functionName}\\].*(deployed successfully|updated successfully|部署成功|更新成功)`).test(said))
    return null
  if (/No valid identity information|无有效身份信息/.test(said))
    return 'Nothing was deployed: you are not logged in to Tencent Cloud. Log in with "npm run deploy -- login", or where there is no browser with "npm run deploy -- login --key --apiKeyId … --apiKey …".'
  if (/AuthFailure|Unauthorized|Forbidden|CAM/.test(said))
    return `Nothing was deployed: this account may not do that in the environment ${cloudEnv}. Check CAMPUS_CLOUD_ENV, the account's rights, and log in again with "npm run deploy -- login".`
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET/.test(said))
    return 'Nothing was deployed: Tencent Cloud cannot be reached from here. Check the network and try again.'
  return 'CloudBase does not say that it was deployed; its own words are above. Put right what they name and try again: doing it twice does no harm.'
}

/** Runs CloudBase's command line and shows what it says, without our secrets; returns all of it. */
function runTcb(folder: string, root: string, words: string[], settings: DeploySettings): Promise<string> {
  const child = spawn(process.execPath, [join(folder, 'bin/tcb'), ...words], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      said += `${line}\n`
      console.log(`  ${withoutSecrets(line, settings)}`)
    })
  return new Promise((resolve, reject) => child.on('error', reject).on('close', () => resolve(said)))
}
