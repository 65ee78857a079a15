import Taro, { usePageScroll } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { type HistoryPiece, piecesInWindow } from '../../../../selection/text/history-days'
import { pageQuery } from '../../../../shell/page-query'

/** A piece that was never drawn is taken to be so tall, in pixels, for each of its lines. */
const guessedLineHeight = 76

/** The id of a piece on the page. */
export const pieceId = (index: number) => `history-piece-${index}`

export interface PiecesInWindow {
  /** Index of the first piece to draw, and after the last. */
  first: number
  end: number
  /** Pixels that stand for the pieces above and below. */
  above: number
  below: number
}

/** Lines of unlike height: each piece is measured once drawn, and space as tall stands for it while it is far away. */
export function usePiecesInWindow(pieces: readonly HistoryPiece[]): PiecesInWindow {
  const [windowHeight] = useState(() => Taro.getSystemInfoSync().windowHeight)
  const measured = useRef(new Map<string, number>())
  const scrollTop = useRef(0)
  const [range, setRange] = useState({ first: 0, end: Math.min(3, pieces.length) })
  const heights = pieces.map(({ key, events }) => measured.current.get(key) ?? events.length * guessedLineHeight)

  const update = () => {
    const next = piecesInWindow(heights, { top: scrollTop.current, height: windowHeight })
    setRange((now) => (now.first === next.first && now.end === next.end ? now : next))
  }
  const latestUpdate = useRef(update)
  latestUpdate.current = update
  usePageScroll((position) => {
    scrollTop.current = position.scrollTop
    latestUpdate.current()
  })
  const { first, end } = range
  useEffect(() => {
    latestUpdate.current()
    const query = pageQuery()
    const drawn = pieces.slice(first, end)
    for (const [index] of drawn.entries()) query.select(`#${pieceId(first + index)}`).boundingClientRect()
    query.exec((rects: ({ height: number } | null)[]) => {
      for (const [index, piece] of drawn.entries()) {
        const height = rects[index]?.height ?? 0
        if (height > 0) measured.current.set(piece.key, height)
      }
    })
  }, [pieces, first, end])
  const sum = (part: readonly number[]) => part.reduce((total, height) => total + height, 0)
  return { first, end, above: sum(heights.slice(0, first)), below: sum(heights.slice(end)) }
}
