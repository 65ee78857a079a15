import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Vault } from '../../src/cloud/kernel/vault/vault'

/** The key that tests seal with; every process of a test run must have the same. */
export const testDataKeys = `test:${Buffer.alloc(32, 'campus').toString('base64')}`
export const testVault = new Vault(testDataKeys)

/** A text as it was sealed before rows were bound in, with the first of the keys. */
export function sealedBefore(keys: string, field: string, text: string): string {
  const [name = '', secret = ''] = (keys.split(',')[0] ?? '').split(':')
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), '', 'campus seal', 32))
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(field))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${name}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`
}
