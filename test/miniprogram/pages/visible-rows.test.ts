import fc from 'fast-check'
import { visibleRows } from '../../../src/miniprogram/pages/courses/visible-rows'

const screen = { windowHeight: 812, listTop: 160, rowHeight: 154 }

test('every row in the window is drawn, wherever one scrolls in a list of any length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 800_000 }), (rowCount, scrollTop) => {
      const { first, end } = visibleRows({ ...screen, rowCount, scrollTop })
      const firstSeen = Math.max(0, Math.floor((scrollTop - screen.listTop) / screen.rowHeight))
      const endSeen = Math.min(
        rowCount,
        Math.ceil((scrollTop + screen.windowHeight - screen.listTop) / screen.rowHeight),
      )
      expect(first).toBeGreaterThanOrEqual(0)
      expect(end).toBeLessThanOrEqual(rowCount)
      if (firstSeen < endSeen) expect(first <= firstSeen && end >= endSeen).toBe(true)
    }),
  )
})

test('of 5,000 rows no more than 24 are drawn', () => {
  for (let scrollTop = 0; scrollTop < 770_000; scrollTop += 1111) {
    const { first, end } = visibleRows({ ...screen, rowCount: 5000, scrollTop })
    expect(end - first).toBeLessThanOrEqual(24)
  }
})
