import type { glassEasel } from 'glass-easel-miniprogram-adapter'

/** An element on a page, tied to WeChat's node behind it. */
export interface PageElement extends HTMLElement {
  __wxElement?: glassEasel.Element
}

/** `view` for `wx-view`. */
export function tagOf(element: Element): string {
  return element.tagName.toLowerCase().replace(/^wx-/, '')
}

const properties = new WeakMap<Element, Record<string, unknown>>()

/** The properties that the WXML gives to an element, uncoerced, by name as written. */
export function propertiesOf(element: Element): Record<string, unknown> {
  const known = properties.get(element)
  if (known) return known
  const fresh: Record<string, unknown> = {}
  properties.set(element, fresh)
  return fresh
}

/** A property that is on or off; WXML writes both as text at times. */
export function isOn(element: Element, name: string, unless = false): boolean {
  const value = propertiesOf(element)[name]
  if (value === undefined || value === null) return unless
  return value !== false && value !== 'false'
}

export function closest(element: Element, tag: string): PageElement | null {
  return element.closest<PageElement>(`wx-${tag}`)
}
