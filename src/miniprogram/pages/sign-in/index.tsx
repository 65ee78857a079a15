import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Person } from '../../../contract/people/person'
import type { Outcome, Problem } from '../../calls/problem'
import { ProblemNotice } from '../../kit/controls/problem-notice'
import { useWords } from '../../kit/hooks/use-wording'
import { markOf } from '../../people/stores/session'
import { openTab, replaceWithWelcome } from '../../shell/open'
import { Screen } from '../../shell/screen'
import { PeopleList } from './people-list'
import { WeChatSignIn } from './wechat-sign-in'
import './index.css'

/**
 * Goes back to where the sign-in was asked for; a screen opened from a link has nothing behind it. Who is nobody here
 * yet is asked who they are, unless they came for something, as for a card that invites them.
 */
function goOn(person: Person): void {
  const pages = Taro.getCurrentPages()
  const below = pages[pages.length - 2]?.route?.replace(/^\//, '') ?? 'pages/'
  const isNobody = markOf(person) === ''
  if (isNobody && below.startsWith('pages/')) replaceWithWelcome()
  else if (pages.length > 1) void Taro.navigateBack()
  else openTab('today')
}

export default function SignInPage() {
  const { t } = useWords()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [triesDone, setTriesDone] = useState(0)

  const settle = (outcome: Outcome<Person>) => {
    setProblem(outcome.ok ? null : outcome)
    if (!outcome.ok) return
    goOn(outcome.value)
  }

  // Whatever signs in starts once more by itself when it is drawn anew.
  const retry = () => {
    setProblem(null)
    setTriesDone(triesDone + 1)
  }
  return (
    <Screen title={t('title.signIn')}>
      {CAMPUS_IS_PREVIEW ? (
        <PeopleList key={triesDone} onOutcome={settle} />
      ) : (
        <WeChatSignIn key={triesDone} onOutcome={settle} />
      )}
      {problem && (
        <View className="card">
          <ProblemNotice problem={problem} onRetry={retry} />
        </View>
      )}
    </Screen>
  )
}
