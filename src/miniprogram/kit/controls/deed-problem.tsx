import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { RefusalCode } from '../../../contract/refusal'
import type { Problem } from '../../calls/problem'
import { refusalText } from '../../selection/text/refusal-text'
import { bringIntoSight } from '../../shell/bring-into-sight'
import { leaveToSignIn } from '../../shell/leave-to-sign-in'
import { openPrivacy, openWelcome } from '../../shell/open'
import { useWording } from '../hooks/use-wording'
import type { RefusalText } from '../text/wording'
import { Sign } from './sign'
import { alert, Tappable } from './tappable'
import './deed-problem.css'

/** The ways out that lead elsewhere; trying again is the control's own. */
const ways: Readonly<Record<string, (() => void) | undefined>> = {
  privacy: openPrivacy,
  welcome: openWelcome,
  'sign-in': leaveToSignIn,
}

interface DeedProblemProps {
  problem: Problem | null
  /** What a screen says in its own words, by the code of the refusal. */
  own?: Partial<Record<RefusalCode, { title: string; detail: string }>>
}

let made = 0

/** Why what was just tried did not happen, brought into sight and read out; a tap on the same control tries again. */
export function DeedProblem({ problem, own = {} }: DeedProblemProps) {
  const wording = useWording()
  const [id] = useState(() => {
    made += 1
    return `deed-problem-${made}`
  })
  useEffect(() => {
    if (problem) bringIntoSight(`#${id}`)
  }, [problem, id])
  if (!problem) return null
  const [refusal] = 'refusals' in problem ? problem.refusals : []
  const failure = 'failure' in problem ? problem.failure : 'server'
  const { title, detail, remedy }: RefusalText = refusal
    ? (own[refusal.code] ?? refusalText(refusal, wording))
    : { title: wording.t(`state.${failure}`), detail: wording.t(`state.${failure}Detail`) }
  const way = remedy && ways[remedy.target.to]
  return (
    <View className="deed-problem" id={id} {...alert}>
      <View className="type-heading">{title}</View>
      <View className="type-small type-lines">{detail}</View>
      {way && (
        <Tappable className="target type-link deed-remedy" role="link" label={remedy.label} onTap={way}>
          {remedy.label}
          <Sign kind="onward" place="after" />
        </Tappable>
      )}
    </View>
  )
}
