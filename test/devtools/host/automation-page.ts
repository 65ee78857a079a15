import { rewriteTags } from '../rewrite-tags'
import type { Command } from './automation'
import { toldElement } from './automation-element'
import type { PageElement } from './elements'
import { pageById } from './page-stack'

function valueAt(data: unknown, path: string): unknown {
  let value = data
  for (const part of path.split(/[.[\]]+/).filter(Boolean))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined
  return value
}

const pageOf = (params: Record<string, unknown>) => pageById(Number(params.pageId))

function windowValue(view: Window, path: string): unknown {
  return path.split('.').reduce((value: unknown, part) => Reflect.get(value as object, part), view)
}

/** `Page.…` of the automator's protocol. */
export const pageCommands: Record<string, Command> = {
  'Page.getElement'(params) {
    const element = pageOf(params).frame.document.querySelector<PageElement>(rewriteTags(String(params.selector)))
    if (!element) throw new Error('no such element')
    return toldElement(element)
  },
  'Page.getElements'(params) {
    const selector = rewriteTags(String(params.selector))
    const found = pageOf(params).frame.document.querySelectorAll<PageElement>(selector)
    return { elements: [...found].map(toldElement) }
  },
  'Page.getData'(params) {
    const { data } = pageOf(params).mounted.instance
    return { data: params.path === undefined ? data : valueAt(data, String(params.path)) }
  },
  'Page.setData'(params) {
    pageOf(params).mounted.instance.setData(params.data as Record<string, unknown>)
  },
  async 'Page.callMethod'(params) {
    const { instance } = pageOf(params).mounted
    const method = instance[String(params.method)]
    if (typeof method !== 'function') throw new Error(`page has no method ${String(params.method)}`)
    return { result: await method.apply(instance, params.args as unknown[]) }
  },
  'Page.getWindowProperties'(params) {
    const view = pageOf(params).frame.document.defaultView
    if (!view) throw new Error('the page is gone')
    return { properties: (params.names as string[]).map((name) => windowValue(view, name)) }
  },
}
