import Taro from '@tarojs/taro'
import type { RequestId } from '../../contract/kernel/ids'
import { newRequestId } from './request-id'

interface Pending {
  /** What is meant, as in `select:12,13`. */
  intention: string
  requestId: RequestId
}

/** The version is part of the key: a later form starts empty and leaves the old one unread. */
const storageKey = 'campus.pending-requests.v1'

type PendingByMatter = Record<string, Pending>

/** What a full or broken storage would not take; an id that lives only as long as the applet is better than none. */
let unwritten: PendingByMatter | null = null

function readAll(): PendingByMatter {
  if (unwritten) return unwritten
  const stored: unknown = Taro.getStorageSync(storageKey)
  return typeof stored === 'object' && stored !== null ? (stored as PendingByMatter) : {}
}

function writeAll(all: PendingByMatter): void {
  try {
    Taro.setStorageSync(storageKey, all)
    unwritten = null
  } catch {
    unwritten = all
  }
}

/**
 * The id under which an intention is sent: the stored one when its answer has not arrived yet, else a new one,
 * stored before it is returned. A matter (a course, the plan) has at most one: meaning something else replaces it,
 * so that an old id can never bring back an old answer.
 */
export async function requestIdFor(matter: string, intention: string): Promise<RequestId> {
  const stored = readAll()[matter]
  if (stored?.intention === intention) return stored.requestId
  const requestId = await newRequestId()
  writeAll({ ...readAll(), [matter]: { intention, requestId } })
  return requestId
}

/** Called once the answer is known. An id that has taken its place meanwhile stays. */
export function forgetRequestId(matter: string, requestId: RequestId): void {
  const { [matter]: pending, ...others } = readAll()
  if (pending?.requestId === requestId) writeAll(others)
}
