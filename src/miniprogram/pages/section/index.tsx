import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro'
import { useRef, useState } from 'react'
import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import { Bones } from '../../kit/controls/bones'
import { Notice } from '../../kit/controls/notice'
import { ProblemNotice } from '../../kit/controls/problem-notice'
import { useWords } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'
import { SignInNotice } from '../../people/parts/sign-in-notice'
import { useSignedIn } from '../../people/parts/use-signed-in'
import { openTab } from '../../shell/open'
import { Screen } from '../../shell/screen'
import { OthersCard } from './others-card'
import { SectionBody } from './section-body'
import { isGone, sectionChoice } from './section-choice'
import { useCourse } from './use-course'
import './index.css'

export default function SectionPage() {
  const { t, language } = useWords()
  const { params } = useRouter()
  // From our own links; what is not a number finds no course.
  const courseId = Number(params.courseId) as CourseId
  const [sectionId, setSectionId] = useState(params.sectionId ? (Number(params.sectionId) as SectionId) : null)
  const isSignedIn = useSignedIn()
  const { answer, problem, reload } = useCourse(courseId)
  const [picks, setPicks] = useState({})
  const hasShown = useRef(false)

  useDidShow(() => {
    if (hasShown.current && isSignedIn) void reload()
    hasShown.current = true
  })
  usePullDownRefresh(async () => {
    await reload()
    Taro.stopPullDownRefresh()
  })
  const course = answer?.course
  const title = course
    ? t('section.share', { code: course.code, title: titleOf(language, course) })
    : t('title.section')
  const query = `courseId=${courseId}${sectionId === null ? '' : `&sectionId=${sectionId}`}`
  useShareAppMessage(() => ({ title, path: `/pages/section/index?${query}` }))

  const choice = answer && sectionChoice(answer.course, answer.outlooks, sectionId, picks)
  const wasCancelled = answer !== null && isGone(answer.course, sectionId)
  const showSection = (id: SectionId) => {
    setPicks({})
    setSectionId(id)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 160 })
  }
  return (
    <Screen title={course ? titleOf(language, course) : t('title.section')} isDocked>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !answer && !problem && <SectionSkeleton />}
      {problem && !answer && (
        <View className="card">
          <ProblemNotice problem={problem} onRetry={() => void reload()} />
        </View>
      )}
      {answer && !choice && (
        <View className="card">
          <Notice
            title={t(wasCancelled ? 'section.cancelled' : 'section.notFound')}
            action={{ label: t('remedy.searchAgain'), onTap: () => openTab('courses') }}
          />
        </View>
      )}
      {answer && choice && wasCancelled && (
        <>
          <View className="card" aria-role="status">
            <Notice title={t('section.cancelled')} detail={t('section.cancelledDetail')} />
          </View>
          <OthersCard
            sections={[choice.lead, ...choice.alternatives]}
            outlooks={answer.outlooks}
            onShowSection={showSection}
          />
        </>
      )}
      {answer && choice && !wasCancelled && (
        <SectionBody
          course={answer.course}
          outlooks={answer.outlooks}
          results={answer.results}
          choice={choice}
          onPick={(componentId, picked) => setPicks({ ...picks, [componentId]: picked })}
          onShowSection={showSection}
          reload={reload}
        />
      )}
    </Screen>
  )
}

function SectionSkeleton() {
  return (
    <>
      <View className="card">
        <Bones widths={[70, 45, 85, 60]} />
      </View>
      <View className="card">
        <Bones widths={[40, 95, 75]} />
      </View>
    </>
  )
}
