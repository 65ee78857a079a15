import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { elementCreated, propertyChanged } from './builtins'
import { type PageElement, propertiesOf } from './elements'

/** Attributes that are shown to CSS and to screen readers; WeChat keeps all others to itself. */
const reflected = /^(class|style|id|slot|aria-|role$|data-)/

type Intersection = Parameters<glassEasel.CurrentWindowBackendContext['createIntersectionObserver']>

/** Makes the framework draw into the document of one page's frame instead of the window it runs in. */
export class FrameBackend extends glassEasel.CurrentWindowBackendContext {
  constructor(private readonly frameDocument: Document) {
    super()
    const create = (tag: string) => this.createElement(tag)
    const ours = {
      createElement: create,
      createTextNode: (text: string) => frameDocument.createTextNode(text),
      createDocumentFragment: () => frameDocument.createDocumentFragment(),
    }
    this.document = ours as unknown as typeof this.document
  }

  private createElement(tag: string): PageElement {
    // Without the prefix, <input> and <button> would be HTML's own.
    const element: PageElement = this.frameDocument.createElement(`wx-${tag}`)
    const setAttribute = element.setAttribute.bind(element)
    const removeAttribute = element.removeAttribute.bind(element)
    const change = (name: string, shown: string | null) => {
      if (name === 'aria-role' && shown) setAttribute('role', shown)
      if (name === 'aria-role' || name === 'style' || !reflected.test(name)) {
        if (name !== 'style' && name !== 'aria-role') propertyChanged(element, name)
        else if (name === 'style' && shown !== null) setAttribute('style', withoutRpx(shown))
        else if (name === 'style') removeAttribute('style')
        return
      }
      // An absent value is not an empty one: screen readers would take the empty name.
      if (shown === null || shown === '') removeAttribute(name)
      else setAttribute(name, shown)
    }
    element.setAttribute = (name: string, value: string) => {
      // The framework hands text to a DOM; the value as it is stays with its node.
      const raw = element.__wxElement?.getAttribute(name)
      propertiesOf(element)[name] = raw === undefined ? undefined : (raw ?? value)
      change(name, String(value))
    }
    element.removeAttribute = (name: string) => {
      propertiesOf(element)[name] = false
      change(name, null)
    }
    elementCreated(element)
    return element
  }

  override getRootNode() {
    return this.frameDocument.body as unknown as ReturnType<glassEasel.CurrentWindowBackendContext['getRootNode']>
  }

  override getWindowWidth(): number {
    return this.frameDocument.documentElement.clientWidth
  }

  override getWindowHeight(): number {
    return this.frameDocument.documentElement.clientHeight
  }

  override render(done: (error: Error | null) => void): void {
    // Frames in the background get no animation frames; WeChat calls back there too.
    setTimeout(() => done(null), 0)
  }

  override onEvent(): void {
    // Events come from gestures.ts, built-in controls and the automator, not from the DOM.
  }

  override setListenerStats(): void {}

  override createIntersectionObserver(...[target, relative, rootMargin, threshold, listener]: Intersection) {
    const view = this.frameDocument.defaultView as (Window & typeof globalThis) | null
    if (!view) return { disconnect: () => undefined }
    const tell = (entries: IntersectionObserverEntry[]) => {
      for (const { intersectionRatio, boundingClientRect, intersectionRect, rootBounds, time } of entries) {
        const relativeRect = rootBounds ?? boundingClientRect
        listener({ intersectionRatio, boundingClientRect, intersectionRect, relativeRect, time })
      }
    }
    const root = (relative as unknown as Element | null) ?? this.frameDocument
    const observer = new view.IntersectionObserver(tell, { root, rootMargin, threshold })
    observer.observe(target as unknown as Element)
    return { disconnect: () => observer.disconnect() }
  }
}

function withoutRpx(style: string): string {
  return style.replace(/(-?\d*\.?\d+)rpx\b/gi, 'calc($1 * 100vw / 750)')
}
