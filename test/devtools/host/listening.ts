import { guarded } from './reports'
import type { WxMember } from './wx-calls'

type Listener = (value: never) => void
const listeners = new Map<string, Set<Listener>>()

/** `onThing` and `offThing` of `wx`. */
export function listening(thing: string): Record<string, WxMember> {
  const set = new Set<Listener>()
  listeners.set(thing, set)
  return {
    [`on${thing}`]: (listener: Listener) => void set.add(listener),
    [`off${thing}`]: (listener?: Listener) => (listener ? void set.delete(listener) : set.clear()),
  }
}

export function tell(thing: string, value: unknown): void {
  for (const listener of listeners.get(thing) ?? []) guarded(() => listener(value as never))
}
