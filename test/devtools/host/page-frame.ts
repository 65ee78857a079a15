import { baseStyle } from './base-style'
import { boot } from './bridge'
import { screenParts } from './chrome'
import { FrameBackend } from './frame-backend'

/** The browser frame of one page: a document of its own, as each page of WeChat has a web view. */
export class PageFrame {
  readonly element: HTMLIFrameElement
  readonly document: Document
  readonly backend: FrameBackend
  private readonly mount: HTMLElement

  constructor(readonly path: string) {
    this.element = document.createElement('iframe')
    this.element.className = 'page-frame'
    screenParts().frames.append(this.element)
    const inner = this.element.contentDocument
    if (!inner) throw new Error('the browser gave no document to a frame')
    // A document that is written has a doctype; an empty frame would lay out in quirks mode.
    inner.open()
    inner.write('<!DOCTYPE html><html><head></head><body></body></html>')
    inner.close()
    this.document = this.element.contentDocument ?? inner
    const { styles } = boot()
    for (const css of [baseStyle, styles.app, styles[path]]) this.addStyle(css)
    this.mount = this.document.createElement('div')
    this.document.body.append(this.mount)
    this.backend = new FrameBackend(this.document)
  }

  private addStyle(css: string | undefined): void {
    if (!css) return
    const style = this.document.createElement('style')
    style.textContent = css
    this.document.head.append(style)
  }

  /** Where the page's root goes, and what it takes the place of. */
  get place(): { parent: HTMLElement; placeholder: HTMLElement } {
    return { parent: this.document.body, placeholder: this.mount }
  }

  show(isShown: boolean): void {
    // Hidden, not removed: pages below keep their layout and their place in it.
    this.element.style.visibility = isShown ? 'visible' : 'hidden'
    this.element.style.zIndex = isShown ? '1' : '0'
  }

  get scroller(): Element {
    return this.document.scrollingElement ?? this.document.documentElement
  }

  remove(): void {
    this.element.remove()
  }
}
