import { Vault } from '../../src/cloud/vault'

/** The key that tests seal with; every process of a test run must have the same. */
export const testDataKeys = `test:${Buffer.alloc(32, 'campus').toString('base64')}`
export const testVault = new Vault(testDataKeys)
