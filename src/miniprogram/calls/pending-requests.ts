import Taro from '@tarojs/taro'
import type { CourseId, RequestId } from '../../contract/ids'
import { newRequestId } from './request-id'

interface Pending {
  /** What is meant, as in `select:12,13`. */
  intention: string
  requestId: RequestId
}

/** The version is part of the key: a later form starts empty and leaves the old one unread. */
const storageKey = 'campus.pending-requests.v1'

type PendingByCourse = Record<string, Pending>

function readAll(): PendingByCourse {
  const stored: unknown = Taro.getStorageSync(storageKey)
  return typeof stored === 'object' && stored !== null ? (stored as PendingByCourse) : {}
}

/**
 * The id under which an intention is sent: the stored one when its answer has not arrived yet, else a new one,
 * stored before it is returned. A course has at most one: meaning something else replaces it, so that an old id
 * can never bring back an old answer.
 */
export async function requestIdFor(courseId: CourseId, intention: string): Promise<RequestId> {
  const stored = readAll()[String(courseId)]
  if (stored?.intention === intention) return stored.requestId
  const requestId = await newRequestId()
  Taro.setStorageSync(storageKey, { ...readAll(), [String(courseId)]: { intention, requestId } })
  return requestId
}

/** Called once the answer is known. */
export function forgetRequestId(courseId: CourseId): void {
  const { [String(courseId)]: _answered, ...others } = readAll()
  Taro.setStorageSync(storageKey, others)
}
