import { controls } from './builtin-controls'
import { fields } from './builtin-fields'
import { media } from './builtin-media'
import { scrollers } from './builtin-scrollers'
import { type PageElement, tagOf } from './elements'
import { reportException } from './reports'

/** What one of WeChat's own components does beyond being an element. */
export interface Builtin {
  /** Called once, before the element has properties or children. */
  create?(element: PageElement): void
  /** Called when the WXML has set a property. */
  change?(element: PageElement, name: string): void
  /** What a tap does besides telling the applet. */
  tap?(element: PageElement): void
}

const silent: Builtin = {}

const builtins: Record<string, Builtin> = {
  ...controls,
  ...fields,
  ...media,
  ...scrollers,
  view: silent,
  page: silent,
  comp: silent,
  'custom-wrapper': silent,
  block: silent,
  'root-portal': silent,
  'cover-view': silent,
  'page-meta': silent,
}

export function builtinOf(element: Element): Builtin {
  return builtins[tagOf(element)] ?? silent
}

export function elementCreated(element: PageElement): void {
  const builtin = builtins[tagOf(element)]
  // Loud, for such an element would only look as if it worked.
  if (!builtin) reportException(new Error(`<${tagOf(element)}> is not built into this runtime`))
  builtin?.create?.(element)
}

export function propertyChanged(element: PageElement, name: string): void {
  builtinOf(element).change?.(element, name)
}
