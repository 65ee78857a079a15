import { rewriteTags } from '../rewrite-tags'
import type { Command } from './automation'
import { confirmField, fieldValue, typeInto } from './builtin-fields'
import { swipeTo } from './builtin-scrollers'
import { builtinOf } from './builtins'
import { isOn, type PageElement, propertiesOf, tagOf } from './elements'
import { fingerDown, fingerUp, tap, touch } from './gestures'
import { dispatch, type TouchPoint } from './plain-event'

const elements = new Map<string, PageElement>()
const ids = new WeakMap<Element, string>()
let lastId = 0

export function toldElement(element: PageElement): { elementId: string; tagName: string } {
  let id = ids.get(element)
  if (id === undefined) {
    lastId += 1
    id = `element-${lastId}`
    ids.set(element, id)
    elements.set(id, element)
  }
  return { elementId: id, tagName: tagOf(element) }
}

function elementOf({ elementId }: Record<string, unknown>): PageElement {
  const element = elements.get(String(elementId))
  if (!element) throw new Error(`there is no element ${String(elementId)}`)
  // DevTools, too, does not act on what the page has dropped since.
  if (!element.isConnected) throw new Error(`<${tagOf(element)}> is no longer on the page`)
  return element
}

const namesIn = (params: Record<string, unknown>) => params.names as string[]

/** What a name of a property stands for; `__propPublic` asks which there are. */
function propertyOf(element: PageElement, name: string): unknown {
  const given = propertiesOf(element)
  const isField = ['input', 'textarea'].includes(tagOf(element))
  if (name === '__propPublic')
    return { ...Object.fromEntries(Object.keys(given).map((key) => [key, true])), value: true }
  return name === 'value' && isField ? fieldValue(element) : given[name]
}

const functions: Record<string, (element: PageElement, args: unknown[]) => unknown> = {
  'input.input': (element, [text]) => typeInto(element, String(text)),
  'textarea.input': (element, [text]) => typeInto(element, String(text)),
  'switch.tap': (element) => {
    if (!isOn(element, 'disabled')) builtinOf(element).tap?.(element)
  },
  'swiper.swipeTo': (element, [index]) => swipeTo(element, Number(index), 'touch'),
  'scroll-view.scrollTo': (element, [left, top]) => element.scrollTo(Number(left), Number(top)),
  'scroll-view.scrollTop': (element) => element.scrollTop,
  'scroll-view.scrollLeft': (element) => element.scrollLeft,
  'scroll-view.scrollWidth': (element) => element.scrollWidth,
  'scroll-view.scrollHeight': (element) => element.scrollHeight,
}

function wxml(element: PageElement, isOuter: boolean): string {
  const html = isOuter ? element.outerHTML : element.innerHTML
  return html.replace(/<(\/?)wx-/g, '<$1')
}

const points = (params: Record<string, unknown>) => params.touches as TouchPoint[] | undefined

/** `Element.…` of the automator's protocol. */
export const elementCommands: Record<string, Command> = {
  'Element.getElement'(params) {
    const found = elementOf(params).querySelector<PageElement>(rewriteTags(String(params.selector)))
    if (!found) throw new Error('no such element')
    return toldElement(found)
  },
  'Element.getElements'(params) {
    const found = elementOf(params).querySelectorAll<PageElement>(rewriteTags(String(params.selector)))
    return { elements: [...found].map(toldElement) }
  },
  'Element.tap': (params) => tap(elementOf(params)),
  'Element.touchstart': (params) => fingerDown(elementOf(params), points(params)),
  'Element.touchmove': (params) => touch(elementOf(params), 'touchmove', points(params)),
  'Element.touchend': (params) => fingerUp(elementOf(params), points(params)),
  'Element.triggerEvent'(params) {
    const element = elementOf(params)
    if (params.type === 'confirm' && params.detail === undefined) return confirmField(element)
    dispatch(element, String(params.type), params.detail ?? {})
  },
  'Element.getDOMProperties'(params) {
    const element = elementOf(params)
    return { properties: namesIn(params).map((name) => Reflect.get(element, name)) }
  },
  'Element.getProperties'(params) {
    const element = elementOf(params)
    return { properties: namesIn(params).map((name) => propertyOf(element, name)) }
  },
  'Element.getAttributes'(params) {
    const element = elementOf(params)
    const read = (name: string) => element.getAttribute(name) ?? propertiesOf(element)[name] ?? null
    return { attributes: namesIn(params).map(read) }
  },
  'Element.getStyles'(params) {
    const element = elementOf(params)
    const style = element.ownerDocument.defaultView?.getComputedStyle(element)
    return { styles: namesIn(params).map((name) => style?.getPropertyValue(name)) }
  },
  'Element.getOffset'(params) {
    const element = elementOf(params)
    const { left, top } = element.getBoundingClientRect()
    const view = element.ownerDocument.defaultView
    return { left: left + (view?.scrollX ?? 0), top: top + (view?.scrollY ?? 0) }
  },
  'Element.getWXML': (params) => ({ wxml: wxml(elementOf(params), params.type === 'outer') }),
  'Element.callFunction'(params) {
    const call = functions[String(params.functionName)]
    if (!call) throw new Error(`${String(params.functionName)} is not implemented in this runtime`)
    return { result: call(elementOf(params), params.args as unknown[]) ?? null }
  },
}
