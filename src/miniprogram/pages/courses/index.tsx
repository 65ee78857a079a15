import { View } from '@tarojs/components'
import Taro, { useDidHide, useDidShow, usePullDownRefresh, useReachBottom, useShareAppMessage } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { nameOf } from '../../kit/text/bilingual'
import { SignInNotice } from '../../people/parts/sign-in-notice'
import { useIsStudent } from '../../people/parts/use-hat'
import { useSignedIn } from '../../people/parts/use-signed-in'
import { currentTermOf, useInstitution } from '../../school/institution'
import { renewSections, searchFurther, searchSections } from '../../selection/calls/catalogue'
import { useSectionSearch } from '../../selection/stores/section-search'
import { Screen } from '../../shell/screen'
import { useTopOnTabTap } from '../../shell/use-top-on-tab-tap'
import { ChoiceBar } from './choice-bar'
import { CountLine } from './count-line'
import { CourseRound } from './course-round'
import { FilterBar } from './filter-bar'
import { FilterSheet, type FilterTopic } from './filter-sheet'
import { PlanBar } from './plan-bar'
import { SearchBox } from './search-box'
import { SectionList } from './section-list'
import './index.css'

/** Seats seen longer ago than this are asked for again when the screen comes back. */
const staleAfterMs = 15_000
/** The pause in typing after which the search starts. */
const debounceMs = 250

export default function CoursesPage() {
  const { t, language } = useWords()
  const isSignedIn = useSignedIn()
  const isStudent = useIsStudent()
  const text = useSectionSearch((state) => state.text)
  const filters = useSectionSearch((state) => state.filters)
  const term = useInstitution(currentTermOf)
  const isOutdated = useWhileShown(useSectionSearch, (state) => state.isOutdated)
  const searchedAtMs = useRef(0)

  const [isShown, setShown] = useState(true)
  const [topic, setTopic] = useState<FilterTopic | null>(null)

  const search = useCallback(() => {
    searchedAtMs.current = Date.now()
    return searchSections({ text, filters })
  }, [text, filters])
  const renew = useCallback(() => {
    searchedAtMs.current = Date.now()
    return renewSections()
  }, [])
  // Starts when somebody is there to search for, and whenever the question changes.
  useEffect(() => {
    if (!isSignedIn) return
    const wait = searchedAtMs.current === 0 ? 0 : debounceMs
    const timer = setTimeout(() => void search(), wait)
    return () => clearTimeout(timer)
  }, [isSignedIn, search])
  // A course just chosen makes others clash: their cards must say so.
  useEffect(() => {
    if (isSignedIn && isShown && isOutdated) void renew()
  }, [isSignedIn, isShown, isOutdated, renew])

  useDidShow(() => {
    setShown(true)
    const isOld = searchedAtMs.current > 0 && Date.now() - searchedAtMs.current > staleAfterMs
    if (isSignedIn && isOld) void renew()
  })
  useDidHide(() => setShown(false))
  usePullDownRefresh(async () => {
    if (isSignedIn) await renew()
    Taro.stopPullDownRefresh()
  })
  useTopOnTabTap()
  useReachBottom(() => void searchFurther())
  const title = t('courses.share', { term: term ? nameOf(language, term) : '' })
  useShareAppMessage(() => ({ title, path: '/pages/courses/index' }))

  return (
    <Screen title={t('tab.courses')} isTab>
      {isSignedIn ? (
        <View className="courses-list">
          {isStudent && <CourseRound />}
          <View className="courses-head">
            <SearchBox />
            <FilterBar onOpen={setTopic} />
          </View>
          <CountLine />
          <SectionList onRetry={() => void search()} />
          {isStudent && <PlanBar />}
          {isStudent && <ChoiceBar />}
          {/* Not in the head, which is a layer of its own: what floats over the head would lie over its sheet. */}
          {topic && <FilterSheet topic={topic} onClose={() => setTopic(null)} />}
        </View>
      ) : (
        <SignInNotice />
      )}
    </Screen>
  )
}
