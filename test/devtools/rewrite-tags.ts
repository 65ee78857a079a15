const combinatorOrStart = /(^|[\s>+~,(])([a-z][a-z0-9-]*)(?![\w-]*\()/gi

/** Rewrites the tags of a selector: WeChat's `view` is an element `wx-view` here, and its `page` the body. */
export function rewriteTags(selector: string): string {
  return selector.replace(combinatorOrStart, (whole, before: string, tag: string) => {
    // The arguments of :nth-child look like tags.
    if (/^(odd|even|n)$/i.test(tag)) return whole
    return `${before}${tag === 'page' ? 'body' : `wx-${tag}`}`
  })
}
