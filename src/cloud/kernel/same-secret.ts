import { createHash, timingSafeEqual } from 'node:crypto'

/** Compared by digests of one length, so that the time it takes tells nothing. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}
