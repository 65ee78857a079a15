import { View } from '@tarojs/components'
import Taro, {
  useDidShow,
  usePullDownRefresh,
  useReachBottom,
  useShareAppMessage,
  useShareTimeline,
} from '@tarojs/taro'
import { useCallback, useEffect, useRef } from 'react'
import { searchFurther, searchSections } from '../../calls/catalogue'
import { Screen } from '../../components/screen'
import { SignInNotice } from '../../components/sign-in-notice'
import { useSignedIn } from '../../components/use-signed-in'
import { useWords } from '../../components/use-wording'
import { nameOf } from '../../format/bilingual'
import { currentTermOf, useInstitution } from '../../stores/institution'
import { useSectionSearch } from '../../stores/section-search'
import { FilterBar } from './filter-bar'
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
  const text = useSectionSearch((state) => state.text)
  const filters = useSectionSearch((state) => state.filters)
  const term = useInstitution(currentTermOf)
  const searchedAtMs = useRef(0)

  const search = useCallback(
    (keepsList: boolean) => {
      searchedAtMs.current = Date.now()
      return searchSections({ text, filters }, keepsList)
    },
    [text, filters],
  )
  // Starts when somebody is there to search for, and whenever the question changes.
  useEffect(() => {
    if (!isSignedIn) return
    const wait = searchedAtMs.current === 0 ? 0 : debounceMs
    const timer = setTimeout(() => void search(false), wait)
    return () => clearTimeout(timer)
  }, [isSignedIn, search])

  useDidShow(() => {
    const isStale = searchedAtMs.current > 0 && Date.now() - searchedAtMs.current > staleAfterMs
    if (isSignedIn && isStale) void search(true)
  })
  usePullDownRefresh(async () => {
    if (isSignedIn) await search(true)
    Taro.stopPullDownRefresh()
  })
  useReachBottom(() => void searchFurther())
  const title = t('courses.share', { term: term ? nameOf(language, term) : '' })
  useShareAppMessage(() => ({ title, path: '/pages/courses/index' }))
  useShareTimeline(() => ({ title }))

  return (
    <Screen title={t('tab.courses')} isTab>
      {isSignedIn ? (
        <View>
          <SearchBox />
          <FilterBar />
          <SectionList onRetry={() => void search(false)} />
        </View>
      ) : (
        <SignInNotice />
      )}
    </Screen>
  )
}
