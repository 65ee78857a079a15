export interface MeasureOptions {
  /** The least width and height of what is tapped, in pixels. */
  readonly targetMin: number
}

/**
 * Runs in the page and looks at the screen on top as it is drawn: nothing is wider than the phone, no text is cut off
 * without a sign of it, no word is broken, no two texts or controls lie on one another, nothing leaves its card, and
 * everything that is tapped is as large as a finger. It stands alone, because it is sent to the page as text.
 */
export function measureScreen({ targetMin }: MeasureOptions): string[] {
  const faults = new Set<string>()
  const screens = [...document.querySelectorAll<HTMLElement>('.taro_page')].filter(
    ({ offsetHeight }) => offsetHeight > 0,
  )
  const page = screens[screens.length - 1]
  const root = page?.querySelector<HTMLElement>('.screen')
  if (!page || !root) return ['no screen is drawn']

  type Box = { left: number; top: number; right: number; bottom: number }
  const boxOf = (rect: Box): Box => ({ left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom })
  const said = (element: Element) => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ')
    const name =
      typeof element.className === 'string' ? element.className.trim().split(/\s+/).join('.') : element.tagName
    return `<${name}> ${words.slice(0, 48)}`
  }
  const size = (value: number) => Math.round(value * 10) / 10
  const layerOf = (element: Element): Element =>
    element.closest('.consent-foot, .sheet-layer, .dock, .plan-bar, .undo-bar, .busy-bar') ?? root
  const sheet = root.querySelector('.sheet-layer')
  // What lies below a sheet is neither seen well nor tapped.
  const isLookedAt = (element: Element) => !sheet || sheet.contains(element)
  const isDrawn = (element: HTMLElement) => {
    const style = getComputedStyle(element)
    return style.visibility !== 'hidden' && style.display !== 'none' && element.getClientRects().length > 0
  }
  const all = [...root.querySelectorAll<HTMLElement>('*')].filter((one) => isLookedAt(one) && isDrawn(one))
  const styles = new Map(all.map((one) => [one, getComputedStyle(one)]))
  const ancestorsOf = (element: HTMLElement): HTMLElement[] => {
    const found: HTMLElement[] = []
    for (let one = element.parentElement; one && one !== root; one = one.parentElement) found.push(one)
    return found
  }
  const scrolls = (style: CSSStyleDeclaration | undefined, axis: 'X' | 'Y') =>
    style !== undefined && /auto|scroll/.test(axis === 'X' ? style.overflowX : style.overflowY)

  // 1. Nothing is wider than the phone.
  const wide = Math.max(document.documentElement.scrollWidth, page.scrollWidth, root.scrollWidth)
  if (wide > innerWidth) faults.add(`the page is ${wide} px wide on a phone of ${innerWidth} px`)
  for (const one of all) {
    const rect = one.getBoundingClientRect()
    if (rect.width === 0 || (rect.right <= innerWidth + 1 && rect.left >= -1)) continue
    if (ancestorsOf(one).some((above) => scrolls(styles.get(above), 'X') || styles.get(above)?.overflowX === 'hidden'))
      continue
    faults.add(`beyond the edge by ${size(Math.max(rect.right - innerWidth, -rect.left))} px: ${said(one)}`)
  }

  // 2. Texts: not cut off silently, no word broken, none upon another.
  interface Drawn {
    owner: HTMLElement
    boxes: Box[]
    text: string
  }
  const texts: Drawn[] = []
  for (const owner of all) {
    const style = styles.get(owner) as CSSStyleDeclaration
    for (const node of owner.childNodes) {
      const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : ''
      if (text.trim() === '') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].map(boxOf)
      if (!/break-all/.test(style.wordBreak))
        for (const { index, 0: word } of text.matchAll(/[\p{Script=Latin}\d]{2,}/gu)) {
          range.setStart(node, index)
          range.setEnd(node, index + word.length)
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
          if (lines.size > 1) faults.add(`the word “${word}” is broken: ${said(owner)}`)
        }
      const clips = [owner, ...ancestorsOf(owner)].filter(
        (one) => /hidden|clip/.test(`${styles.get(one)?.overflowX}`) && !scrolls(styles.get(one), 'Y'),
      )
      const hasSign = clips.some(
        (one) => styles.get(one)?.textOverflow === 'ellipsis' || styles.get(one)?.webkitLineClamp !== 'none',
      )
      const seen = boxes.map((box) => {
        const cut = { ...box }
        for (const clip of clips) {
          const edge = clip.getBoundingClientRect()
          const middle = (box.top + box.bottom) / 2
          if (
            !hasSign &&
            (box.right > edge.right + 1 || box.left < edge.left - 1 || middle > edge.bottom || middle < edge.top)
          )
            faults.add(`text is cut off without a sign: ${said(owner)}`)
          cut.left = Math.max(cut.left, edge.left)
          cut.right = Math.min(cut.right, edge.right)
          cut.top = Math.max(cut.top, edge.top)
          cut.bottom = Math.min(cut.bottom, edge.bottom)
        }
        return cut
      })
      texts.push({ owner, text, boxes: seen.filter((box) => box.right > box.left && box.bottom > box.top) })
    }
  }
  // A button is read at a glance: its text is of two lines at the most.
  for (const { owner, boxes } of texts) {
    const lines = new Set(boxes.map(({ top }) => Math.round(top)))
    if (owner.closest('.button') && lines.size > 2) faults.add(`a button of ${lines.size} lines: ${said(owner)}`)
  }
  // In large text a list is still read by its titles, which take a second line before they are cut.
  if (targetMin > 44)
    for (const one of all.filter((one) => one.matches('.section-title') && one.scrollWidth > one.clientWidth + 1))
      faults.add(`a title is cut to one line: ${said(one)}`)
  const shared = (a: Box, b: Box) => ({
    across: Math.min(a.right, b.right) - Math.max(a.left, b.left),
    down: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  })
  for (const [index, one] of texts.entries())
    for (const other of texts.slice(index + 1)) {
      if (layerOf(one.owner) !== layerOf(other.owner)) continue
      const meets = one.boxes.some((a) =>
        other.boxes.some((b) => {
          const { across, down } = shared(a, b)
          // Lines of two elements that are set tightly share their leading, not their letters.
          return across > 2 && down > 0.4 * Math.min(a.bottom - a.top, b.bottom - b.top)
        }),
      )
      if (meets) faults.add(`texts on one another: ${said(one.owner)} / ${said(other.owner)}`)
    }

  // 3. What is tapped: as large as a finger, and not upon another.
  const pseudo = (element: HTMLElement, which: '::before' | '::after'): Box | null => {
    const style = getComputedStyle(element, which)
    if (style.content === 'none' || style.position !== 'absolute' || getComputedStyle(element).position === 'static')
      return null
    const rect = element.getBoundingClientRect()
    const [top, right, bottom, left] = [style.top, style.right, style.bottom, style.left].map(Number.parseFloat)
    if ([top, right, bottom, left].some((value) => value === undefined || Number.isNaN(value))) return null
    return {
      left: rect.left + (left ?? 0),
      top: rect.top + (top ?? 0),
      right: rect.right - (right ?? 0),
      bottom: rect.bottom - (bottom ?? 0),
    }
  }
  const targetOf = (element: HTMLElement): Box => {
    const boxes = [boxOf(element.getBoundingClientRect()), pseudo(element, '::before'), pseudo(element, '::after')]
    return boxes.reduce<Box>(
      (sum, box) =>
        box
          ? {
              left: Math.min(sum.left, box.left),
              top: Math.min(sum.top, box.top),
              right: Math.max(sum.right, box.right),
              bottom: Math.max(sum.bottom, box.bottom),
            }
          : sum,
      boxOf(element.getBoundingClientRect()),
    )
  }
  const controls = all.filter((one) =>
    one.matches(
      '[role="button"], [role="link"], [role="checkbox"], [role="radio"], [role="switch"], button, input, textarea, .weui-switch',
    ),
  )
  const outermost = controls.filter(
    (one) => !one.matches('input, textarea') || !ancestorsOf(one).some((above) => controls.includes(above)),
  )
  for (const one of outermost) {
    // A field is tapped on its whole ground.
    const ground = one.matches('input, textarea')
      ? (one.closest<HTMLElement>('.field, .search-box, .points-box, .ask-ground') ?? one)
      : one
    const { left, top, right, bottom } = targetOf(ground)
    // A block of the timetable is as wide as a day and as tall as its class.
    const widthMin = one.matches('.block') ? 0 : targetMin
    if (right - left < widthMin - 0.5 || bottom - top < (one.matches('.block') ? 40 : targetMin) - 0.5)
      faults.add(`too small to tap, ${size(right - left)} × ${size(bottom - top)} px: ${said(one)}`)
  }
  // The browser scrolls the document on the tabs' screens and a box of its own on the others.
  let untilEnd = 0
  for (let room: HTMLElement | null = root; room; room = room.parentElement)
    if (room === document.documentElement || scrolls(getComputedStyle(room), 'Y'))
      untilEnd += room.scrollHeight - room.clientHeight - room.scrollTop
  for (const [index, one] of outermost.entries())
    for (const other of outermost.slice(index + 1)) {
      if (one.contains(other) || other.contains(one) || layerOf(one) !== layerOf(other)) continue
      const { across, down } = shared(targetOf(one), targetOf(other))
      if (across > 1 && down > 1)
        faults.add(`controls on one another by ${size(across)} × ${size(down)} px: ${said(one)} / ${said(other)}`)
    }

  // 4. Whatever is fixed leaves the end of the page in sight.
  const cover = [...root.querySelectorAll<HTMLElement>('.dock, .plan-bar')].find((one) => isDrawn(one) && !sheet)
  if (cover) {
    const coverTop = cover.getBoundingClientRect().top
    for (const one of [...outermost, ...texts.map(({ owner }) => owner)]) {
      if (layerOf(one) !== root) continue
      const bottom = one.getBoundingClientRect().bottom - untilEnd
      if (bottom > coverTop + 1) faults.add(`covered at the end of the page: ${said(one)}`)
    }
  }

  // 5. Nothing lies upon what is to be tapped in a sheet, a dock or a bar: a finger on its middle meets it.
  for (const one of outermost) {
    const layer = layerOf(one)
    if (layer === root) continue
    const rect = one.getBoundingClientRect()
    const x = (rect.left + rect.right) / 2
    const y = (rect.top + rect.bottom) / 2
    const edges = [layer, ...ancestorsOf(one).filter((above) => layer.contains(above))]
      .filter((above) => above === layer || above.matches('.sheet') || scrolls(styles.get(above as HTMLElement), 'Y'))
      .map((above) => above.getBoundingClientRect())
    if (edges.some((edge) => y < edge.top || y > edge.bottom)) continue
    const met = document.elementFromPoint(x, y)
    if (met && !one.contains(met) && !met.contains(one)) faults.add(`covered: ${said(one)} by ${said(met)}`)
  }

  // 6. Nothing leaves what it is drawn in.
  for (const ground of all.filter((one) =>
    one.matches('.card, .sheet, .dock, .tag, .chip, .button, .block, .field, .plan-blockers, .drop-loss, .swap-side'),
  )) {
    const edge = ground.getBoundingClientRect()
    const isOpen = (axis: 'X' | 'Y') =>
      scrolls(styles.get(ground), axis) ||
      (axis === 'X' ? styles.get(ground)?.overflowX : styles.get(ground)?.overflowY) === 'hidden'
    for (const child of ground.querySelectorAll<HTMLElement>('*')) {
      const rect = child.getBoundingClientRect()
      if (!styles.has(child) || rect.width === 0 || rect.height === 0) continue
      if (
        ancestorsOf(child).some(
          (above) =>
            ground.contains(above) && above !== ground && /hidden|auto|scroll/.test(styles.get(above)?.overflowX ?? ''),
        )
      )
        continue
      const across = isOpen('X') ? 0 : Math.max(rect.right - edge.right, edge.left - rect.left)
      const down = isOpen('Y') ? 0 : Math.max(rect.bottom - edge.bottom, edge.top - rect.top)
      if (across > 1.5 || down > 1.5)
        faults.add(`leaves its ground by ${size(Math.max(across, down))} px: ${said(child)} in ${said(ground)}`)
    }
  }
  for (const { owner, boxes } of texts)
    for (const ground of [owner, ...ancestorsOf(owner)].filter((one) =>
      one.matches('.card, .sheet, .tag, .chip, .button, .dock'),
    )) {
      const edge = ground.getBoundingClientRect()
      if (boxes.some((box) => box.right > edge.right + 1 || box.left < edge.left - 1))
        faults.add(`text leaves its ground: ${said(owner)}`)
    }
  return [...faults]
}
