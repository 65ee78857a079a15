/** One `setData`, as WeChat would carry it over. */
export interface SetDataRecord {
  readonly page: string
  readonly atMs: number
  readonly bytes: number
}

/** What is counted while the applet runs; `npm run bench -- applet` reads it. */
export const meter = {
  scriptBytes: 0,
  scriptBytesAtFirstRender: 0,
  setData: [] as SetDataRecord[],
  requestsUnderWay: 0,
  lastActivityMs: 0,
}

export function noteActivity(): void {
  meter.lastActivityMs = performance.now()
}

export interface TreeSize {
  readonly nodes: number
  readonly depth: number
  readonly children: number
}

/** Nodes, depth and the widest node of what a page shows, counted as WeChat's audit does: WXML elements, not texts. */
export function measureTree(root: Element): TreeSize {
  let nodes = 0
  let depth = 0
  let children = 0
  const visit = (element: Element, level: number) => {
    const below = [...element.children].filter(({ tagName }) => tagName.startsWith('WX-'))
    nodes += 1
    depth = Math.max(depth, level)
    children = Math.max(children, below.length)
    for (const child of below) visit(child, level + 1)
  }
  visit(root, 1)
  return { nodes, depth, children }
}
