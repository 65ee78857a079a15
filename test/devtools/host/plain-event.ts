import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { type PageElement, tagOf } from './elements'
import { guarded, reportException } from './reports'

/** A point under a finger, in CSS pixels of the page. */
export interface TouchPoint {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}

interface EventPlace {
  id: string
  dataset: Record<string, unknown>
  offsetLeft: number
  offsetTop: number
}

/** What a handler of the applet gets: a plain object, as it comes out of WeChat's other thread. */
export interface PlainEvent {
  type: string
  timeStamp: number
  target: EventPlace
  currentTarget: EventPlace
  mark: Record<string, unknown>
  detail: unknown
  touches: TouchPoint[]
  changedTouches: TouchPoint[]
}

type ShadowedEvent = glassEasel.ShadowedEvent<unknown> & { touches?: TouchPoint[]; changedTouches?: TouchPoint[] }

function placeOf(target: unknown): EventPlace {
  // A component arrives as its method caller; the node itself is behind `_$`.
  const node = (target as { _$?: glassEasel.Element })._$ ?? (target as glassEasel.Element)
  const element = node.getBackendElement() as unknown as PageElement | null
  return {
    id: node.id,
    dataset: { ...(node.dataset as Record<string, unknown> | null) },
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
  }
}

function plainEvent(event: ShadowedEvent): PlainEvent {
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    target: placeOf(event.target),
    currentTarget: placeOf(event.currentTarget),
    mark: { ...event.mark },
    detail: event.detail,
    touches: event.touches ?? [],
    changedTouches: event.changedTouches ?? [],
  }
}

/**
 * Makes WeChat's framework hand plain events to handlers, and makes a handler that does not exist an error:
 * the framework is silent about it, WeChat's console is not.
 */
export function handPlainEvents(): void {
  const original = glassEasel.Component.getMethod
  const patched: typeof original = (component, name) => {
    const method = original(component, name)
    if (!method) {
      reportException(new Error(`Component "${component.is}" does not have a method "${name}" to handle an event.`))
      return undefined
    }
    return function handle(this: unknown, ...args: unknown[]) {
      const [event] = args
      if (!(event instanceof glassEasel.Event)) return method.apply(this, args)
      return guarded(() => method.call(this, plainEvent(event as ShadowedEvent)))
    }
  }
  glassEasel.Component.getMethod = patched
}

export interface Dispatch {
  bubbles?: boolean
  touches?: TouchPoint[]
  changedTouches?: TouchPoint[]
}

/** Gives an event to the applet at this element; only touches and taps bubble in WeChat. */
export function dispatch(element: Element, type: string, detail: unknown, options: Dispatch = {}): void {
  const node = (element as PageElement).__wxElement
  if (!node) throw new Error(`<${tagOf(element)}> is not a node of the applet`)
  const { bubbles = false, touches = [], changedTouches = touches } = options
  const event = new glassEasel.Event(type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: true,
    extraFields: { touches, changedTouches },
  })
  glassEasel.Event.dispatchEvent(node, event)
}
