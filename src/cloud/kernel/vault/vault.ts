import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What is sealed; bound into the ciphertext with the row's id, so that no text can be passed off as another's. */
export type SealedField =
  | 'student.birth_date'
  | 'student.identity_number'
  | 'student.activation_code'
  | 'guardian.phone'
  | 'staff.phone'

/** What is hashed with a key: to be found again without being kept. */
export type MarkKind = 'phone' | 'student-number' | 'address' | 'staff-invitation' | 'guardian-invitation'

interface Key {
  readonly id: string
  readonly cipher: Buffer
  readonly marking: Buffer
}

/** Says that the row is bound in; base64url has no dot, so the form before it cannot be mistaken for it. */
const sealFormat = '2'
const ivBytes = 12
const tagBytes = 16

/**
 * Seals personal fields with AES-256-GCM and makes blind indexes (HMAC-SHA-256) of what must be looked up. The first
 * key seals; every key opens, so that keys can be rotated (`campus keys rotate`).
 */
export class Vault {
  readonly #keys: readonly [Key, ...Key[]]

  /** `keys` as in `CAMPUS_DATA_KEYS`, newest first: `2026:<base64 of 32 bytes>,2025:…`. Throws one line on a bad one. */
  constructor(keys: string) {
    const [first, ...rest] = keys.split(',').map((entry) => readKey(entry.trim()))
    if (!first) throw new Error('there is no key')
    if (new Set([first, ...rest].map(({ id }) => id)).size <= rest.length)
      throw new Error('two keys have the same name')
    this.#keys = [first, ...rest]
  }

  /** The name of the key that seals now. */
  get currentKey(): string {
    return this.#keys[0].id
  }

  /** Seals a text for the row of this id: `<key>.2.<base64url of iv, tag and ciphertext>`. */
  seal(field: SealedField, rowId: number, text: string): string {
    const [{ id, cipher: key }] = this.#keys
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(boundTo(field, rowId))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return `${id}.${sealFormat}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`
  }

  /**
   * The text of `seal`. Throws when the key is not here, or the ciphertext is not of this field and row or was changed.
   * What was sealed before rows were bound in, `<key>.<base64url>`, is opened for any row, until it is rotated.
   */
  open(field: SealedField, rowId: number, sealed: string): string {
    const [id, rest] = splitOnce(sealed)
    const isBound = rest.startsWith(`${sealFormat}.`)
    const body = isBound ? rest.slice(sealFormat.length + 1) : rest
    const key = this.#keys.find((one) => one.id === id)
    if (!key) throw new Error(`CAMPUS_DATA_KEYS has no key ${id}, with which a ${field} is sealed`)
    const bytes = Buffer.from(body, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', key.cipher, bytes.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(isBound ? boundTo(field, rowId) : Buffer.from(field))
      .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  }

  /** Whether a sealed text or a mark is of the key that seals now. */
  isCurrent(sealedOrMark: string): boolean {
    return splitOnce(sealedOrMark)[0] === this.currentKey
  }

  /** The mark to store: the same text always gives the same mark, until the key changes. */
  mark(kind: MarkKind, text: string): string {
    return markWith(this.#keys[0], kind, text)
  }

  /** The marks under every key, the present one first: what to look for. */
  marks(kind: MarkKind, text: string): string[] {
    return this.#keys.map((key) => markWith(key, kind, text))
  }
}

function boundTo(field: SealedField, rowId: number): Buffer {
  return Buffer.from(`${field}\n${rowId}`)
}

function markWith({ id, marking }: Key, kind: MarkKind, text: string): string {
  return `${id}.${createHmac('sha256', marking).update(`${kind}\n${text}`).digest('base64url')}`
}

function readKey(entry: string): Key {
  const match = /^([A-Za-z0-9_-]{1,20}):([A-Za-z0-9+/]{43}=)$/.exec(entry)
  if (!match?.[1] || !match[2])
    throw new Error('has a key that is not <name>:<base64 of 32 bytes>; make one with: openssl rand -base64 32')
  const secret = Buffer.from(match[2], 'base64')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  return { id: match[1], cipher: derive('campus seal'), marking: derive('campus mark') }
}

function splitOnce(text: string): [string, string] {
  const dot = text.indexOf('.')
  return dot < 0 ? ['', text] : [text.slice(0, dot), text.slice(dot + 1)]
}
