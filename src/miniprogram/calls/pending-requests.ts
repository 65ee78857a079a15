import Taro from '@tarojs/taro'
import type { RequestId } from '../../contract/ids'
import { newRequestId } from './request-id'

interface Pending {
  /** What is meant, as in `select:12,13`. */
  intention: string
  requestId: RequestId
}

/** The version is part of the key: a later form starts empty and leaves the old one unread. */
const storageKey = 'campus.pending-requests.v1'

type PendingByMatter = Record<string, Pending>

function readAll(): PendingByMatter {
  const stored: unknown = Taro.getStorageSync(storageKey)
  return typeof stored === 'object' && stored !== null ? (stored as PendingByMatter) : {}
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
  Taro.setStorageSync(storageKey, { ...readAll(), [matter]: { intention, requestId } })
  return requestId
}

/** Called once the answer is known. */
export function forgetRequestId(matter: string): void {
  const { [matter]: _answered, ...others } = readAll()
  Taro.setStorageSync(storageKey, others)
}
