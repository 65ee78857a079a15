import { View } from '@tarojs/components'
import Taro, { usePageScroll } from '@tarojs/taro'
import { Fragment, useEffect, useRef, useState } from 'react'
import { Button } from '../../kit/controls/button'
import { Notice } from '../../kit/controls/notice'
import { ProblemNotice } from '../../kit/controls/problem-notice'
import { useRetryOnline } from '../../kit/hooks/use-retry-online'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { renewSections, searchFurther } from '../../selection/calls/catalogue'
import { useSeatsRefresh } from '../../selection/parts/use-seats'
import { useSectionSearch } from '../../selection/stores/section-search'
import { pageQuery } from '../../shell/page-query'
import { useSettings } from '../../shell/settings'
import { SectionCard } from './section-card'
import { SkeletonCard } from './skeleton-card'
import { type VisibleRows, visibleRows } from './visible-rows'

/** A card with the gap below it, in pixels; the style sheet has the same numbers. */
const rowDesignPx = { ordinary: 154, large: 216 }
/** The heading between what the text names and all else, in pixels; as in the style sheet. */
const dividerDesignPx = { ordinary: 36, large: 46 }
const listId = 'section-list'

/** Where the list is and how tall a row is on this screen, measured once it is drawn. */
function useRowsInWindow(rowCount: number, isLargeText: boolean, hasDivider: boolean): VisibleRows {
  const [guess] = useState(() => ({
    listTop: 160,
    rowHeight: rowDesignPx.ordinary,
    windowHeight: Taro.getSystemInfoSync().windowHeight,
  }))
  const measured = useRef(guess)
  const scrollTop = useRef(0)
  // Enough for the first window whatever comes, so that the first answer is drawn once and not again as it is counted.
  const [rows, setRows] = useState<VisibleRows>(() =>
    visibleRows({ ...guess, scrollTop: 0, rowCount: Number.MAX_SAFE_INTEGER }),
  )

  const update = () => {
    const next = visibleRows({ ...measured.current, scrollTop: scrollTop.current, rowCount })
    setRows((now) => (now.first === next.first && now.end === next.end ? now : next))
  }
  const latestUpdate = useRef(update)
  latestUpdate.current = update

  const size = isLargeText ? 'large' : 'ordinary'
  const rowDesignHeight = rowDesignPx[size]
  const dividerPx = hasDivider ? dividerDesignPx[size] : 0
  const rowsDesignPx = rowCount * rowDesignHeight
  // The rows and their height may have changed: a first guess, then what the screen says.
  useEffect(() => {
    measured.current.rowHeight = rowDesignHeight
    latestUpdate.current()
    if (rowCount === 0) return
    pageQuery()
      .select(`#${listId}`)
      .boundingClientRect((rect) => {
        if (!rect || Array.isArray(rect) || rect.height === 0) return
        measured.current = {
          listTop: rect.top + scrollTop.current,
          rowHeight: (rect.height * rowsDesignPx) / (rowsDesignPx + dividerPx) / rowCount,
          windowHeight: Taro.getSystemInfoSync().windowHeight,
        }
        latestUpdate.current()
      })
      .exec()
  }, [rowCount, rowDesignHeight, rowsDesignPx, dividerPx])

  usePageScroll((position) => {
    scrollTop.current = position.scrollTop
    latestUpdate.current()
  })
  return rows
}

function startOver(): void {
  const { write, filter } = useSectionSearch.getState()
  write('')
  filter({})
}

/** What was found. Only the cards near the window exist; empty space of the right height stands for the others. */
export function SectionList({ onRetry }: { onRetry(): void }) {
  const { t } = useWords()
  const listings = useWhileShown(useSectionSearch, (state) => state.listings)
  const phase = useWhileShown(useSectionSearch, (state) => state.phase)
  const problem = useWhileShown(useSectionSearch, (state) => state.problem)
  const hasAnswer = useWhileShown(useSectionSearch, (state) => state.hasAnswer)
  const isLargeText = useSettings((state) => state.isLargeText)
  const isNarrowed = useWhileShown(
    useSectionSearch,
    ({ text, filters }) => text !== '' || Object.keys(filters).length > 0,
  )
  const exactCount = useWhileShown(useSectionSearch, (state) => state.exactCount)
  // Set apart only from something.
  const dividerAt = exactCount < listings.length ? exactCount : 0
  const rows = useRowsInWindow(listings.length, isLargeText, dividerAt > 0)
  useSeatsRefresh(() => listings.slice(rows.first, rows.end).map(({ section }) => section.id))
  const size = isLargeText ? 'large' : 'ordinary'
  const dividerSpace = (isThere: boolean) => (isThere && dividerAt > 0 ? dividerDesignPx[size] : 0)
  const spaceFor = (count: number, extra: number) => ({
    height: `${count * rowDesignPx[size] + extra}px`,
  })

  if (problem && listings.length === 0)
    return (
      <View className="card">
        <ProblemNotice problem={problem} onRetry={onRetry} />
      </View>
    )
  if (!hasAnswer)
    return (
      <View>
        {[1, 2, 3, 4].map((key) => (
          <SkeletonCard key={key} />
        ))}
      </View>
    )
  if (listings.length === 0)
    return (
      <View className="card">
        <Notice
          title={t('courses.none')}
          detail={t('courses.noneDetail')}
          {...(isNarrowed && { action: { label: t('choosing.startOver'), onTap: startOver } })}
        />
      </View>
    )
  return (
    <View>
      <View id={listId} className={phase === 'first' ? 'section-list section-list-old' : 'section-list'}>
        <View style={spaceFor(rows.first, dividerSpace(dividerAt < rows.first))} />
        {listings.slice(rows.first, rows.end).map((listing, index) => (
          <Fragment key={listing.section.id}>
            {dividerAt > 0 && rows.first + index === dividerAt && (
              <View className="list-divider">{t('choosing.otherResults')}</View>
            )}
            <SectionCard listing={listing} />
          </Fragment>
        ))}
        <View style={spaceFor(Math.max(0, listings.length - rows.end), dividerSpace(dividerAt >= rows.end))} />
      </View>
      <ListEnd />
    </View>
  )
}

/** Below the last card: more coming, more that failed to come, or the end. */
function ListEnd() {
  const { t } = useWords()
  const isMore = useWhileShown(useSectionSearch, (state) => state.nextCursor !== null)
  const problem = useWhileShown(useSectionSearch, (state) => state.problem)
  useRetryOnline(problem, renewSections)
  if (problem)
    return (
      <View className="list-end">
        <View className="type-tiny">{t('courses.moreFailed')}</View>
        <Button text={t('action.retry')} tone="soft" isSmall onTap={() => void searchFurther()} />
      </View>
    )
  return isMore ? <SkeletonCard /> : <View className="list-end type-tiny">{t('courses.end')}</View>
}
