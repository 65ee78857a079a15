import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { CourseSummary, Section } from '../../../../../contract/catalogue/course'
import type { Problem } from '../../../../calls/problem'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { Notice } from '../../../../kit/controls/notice'
import { useWords } from '../../../../kit/hooks/use-wording'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { askAdviser } from '../../../../selection/calls/adviser-requests'
import { findCourse } from '../../../../selection/calls/catalogue'
import { openTab, replaceWithAdviserRequests } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { AskForm } from './ask-form'
import { type AskParams, askParamsOf } from './ask-params'
import './index.css'

interface Asked {
  course: CourseSummary
  sections: Section[]
}

/** The course and sections that the request is for. */
function useAsked(params: AskParams | null, isSignedIn: boolean) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, setTries] = useState(0)
  const link = params && `${params.courseId}:${params.sectionIds.join('.')}:${tries}`
  useEffect(() => {
    const [courseId, sectionIds] = link?.split(':') ?? []
    if (!courseId || !isSignedIn) return
    setProblem(null)
    const load = async () => {
      const outcome = await findCourse(Number(courseId) as CourseSummary['id'])
      if (!outcome.ok) return setProblem(outcome)
      const { course } = outcome.value
      const ids = new Set(sectionIds?.split('.').map(Number))
      const sections = course.components.flatMap((component) => component.sections.filter(({ id }) => ids.has(id)))
      setAsked({ course, sections })
    }
    void load()
  }, [link, isSignedIn])
  return { asked, problem, retry: () => setTries((count) => count + 1) }
}

export default function AdviserAskPage() {
  const { t } = useWords()
  const isSignedIn = useSignedIn()
  const params = askParamsOf(useRouter().params)
  const { asked, problem, retry } = useAsked(params, isSignedIn)
  const send = async (reason: string) => {
    if (!params) return null
    const outcome = await askAdviser({ ...params, reason })
    if (!outcome.ok) return outcome
    void Taro.showToast({ title: t('adviser.sent'), icon: 'success' })
    replaceWithAdviserRequests()
    return null
  }
  return (
    <Screen title={t('adviser.askTitle')} isDocked={asked !== null}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !params && (
        <View className="card">
          <Notice
            title={t('adviser.nothingAsked')}
            detail={t('adviser.nothingAskedDetail')}
            action={{ label: t('action.goToCourses'), onTap: () => openTab('courses') }}
          />
        </View>
      )}
      {isSignedIn && params && !asked && (
        <AwaitedCard problem={problem} onRetry={retry} widths={[40, 66, 90, 100, 96]} />
      )}
      {isSignedIn && params && asked && (
        <AskForm kind={params.kind} course={asked.course} sections={asked.sections} onSend={send} />
      )}
    </Screen>
  )
}
