/** Rows drawn beyond each edge of the window, so that a quick flick meets cards and not blank. */
const overscanRows = 6
/** The first row drawn is a multiple of this: the window moves in steps, not with every pixel. */
const stepRows = 3

export interface VisibleRows {
  /** Index of the first row to draw. */
  first: number
  /** Index after the last row to draw. */
  end: number
}

/** Which rows of equal height are in or near the window. All lengths in pixels, `listTop` from the top of the page. */
export function visibleRows(options: {
  scrollTop: number
  windowHeight: number
  listTop: number
  rowHeight: number
  rowCount: number
}): VisibleRows {
  const { scrollTop, windowHeight, listTop, rowHeight, rowCount } = options
  const topRow = Math.floor((scrollTop - listTop) / rowHeight)
  const shown = Math.ceil(windowHeight / rowHeight)
  const first = Math.floor((topRow - overscanRows) / stepRows) * stepRows
  const lastFirst = Math.max(0, rowCount - shown - overscanRows)
  const start = Math.min(Math.max(0, first), lastFirst)
  return { first: start, end: Math.min(rowCount, start + shown + 2 * overscanRows + stepRows) }
}
