import type { glassEasel } from 'glass-easel-miniprogram-adapter'

/** An element on a page, tied to WeChat's node behind it. */
export interface PageElement extends HTMLElement {
  __wxElement?: glassEasel.Element
}

/** `view` for `wx-view`. */
export function tagOf(element: Element): string {
  return element.tagName.toLowerCase().replace(/^wx-/, '')
}

/** WeChat's node for an element or, inside a built-in control, for the control. */
export function nodeOf(element: Element): glassEasel.Element | null {
  let current: Element | null = element
  while (current) {
    const { __wxElement: node } = current as PageElement
    if (node) return node
    const root = current.getRootNode()
    current = current.parentElement ?? ('host' in root ? (root as ShadowRoot).host : null)
  }
  return null
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
