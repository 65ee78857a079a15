import { rewriteTags } from '../rewrite-tags'
import { type PageElement, propertiesOf } from './elements'
import { topPage } from './page-stack'
import type { WxMember } from './wx-calls'

interface Fields {
  id?: boolean
  dataset?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  node?: boolean
}

type Answer = Record<string, unknown> | null
type Callback = (answer: unknown) => void

function answerFor(element: PageElement, fields: Fields): Answer {
  const answer: Record<string, unknown> = {}
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  if (fields.id) answer.id = element.id
  if (fields.dataset) answer.dataset = { ...(element.__wxElement?.dataset as object | null) }
  if (fields.rect) Object.assign(answer, { left, top, right, bottom })
  if (fields.size) Object.assign(answer, { width, height })
  if (fields.scrollOffset) {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element
    Object.assign(answer, { scrollLeft, scrollTop, scrollWidth, scrollHeight })
  }
  for (const name of fields.properties ?? []) answer[name] = propertiesOf(element)[name]
  const style = element.ownerDocument.defaultView?.getComputedStyle(element)
  for (const name of fields.computedStyle ?? []) answer[name] = Reflect.get(style ?? {}, name)
  if (fields.node) throw new Error('SelectorQuery.node is not implemented in this runtime')
  return answer
}

/** Source: developers.weixin.qq.com, wx.createSelectorQuery. Looks at the page in front. */
class SelectorQuery {
  private readonly asked: (() => unknown)[] = []
  private readonly page = topPage()

  private ask(look: () => unknown, callback?: Callback): this {
    this.asked.push(() => {
      const answer = look()
      callback?.(answer)
      return answer
    })
    return this
  }

  private nodes(find: () => PageElement[], isSingle: boolean) {
    const look = (fields: Fields) => () => {
      const answers = find().map((element) => answerFor(element, fields))
      return isSingle ? (answers[0] ?? null) : answers
    }
    return {
      fields: (fields: Fields, callback?: Callback) => this.ask(look(fields), callback),
      boundingClientRect: (callback?: Callback) =>
        this.ask(look({ id: true, dataset: true, rect: true, size: true }), callback),
      scrollOffset: (callback?: Callback) => this.ask(look({ id: true, dataset: true, scrollOffset: true }), callback),
    }
  }

  private find(selector: string): PageElement[] {
    return [...this.page.frame.document.querySelectorAll<PageElement>(rewriteTags(selector))]
  }

  in(): this {
    return this
  }

  select(selector: string) {
    return this.nodes(() => this.find(selector).slice(0, 1), true)
  }

  selectAll(selector: string) {
    return this.nodes(() => this.find(selector), false)
  }

  selectViewport() {
    return this.nodes(() => [this.page.frame.scroller as PageElement], true)
  }

  exec(callback?: Callback): void {
    setTimeout(() => {
      const answers = this.asked.map((ask) => ask())
      callback?.(answers)
    }, 0)
  }
}

/** Where things are on the page. */
export const queryCalls: Record<string, WxMember> = {
  createSelectorQuery: () => new SelectorQuery(),
  createIntersectionObserver: (page: { createIntersectionObserver(options: unknown): unknown }, options: unknown) =>
    page.createIntersectionObserver(options),
}
