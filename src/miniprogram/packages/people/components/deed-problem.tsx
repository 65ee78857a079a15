import { View } from '@tarojs/components'
import type { Problem } from '../../../calls/problem'
import { useWording } from '../../../components/use-wording'
import { refusalText } from '../../../format/refusal-text'
import './deed-problem.css'

/** Why what was just tried did not happen, beside the control that was tapped; a tap on that tries again. */
export function DeedProblem({ problem }: { problem: Problem | null }) {
  const wording = useWording()
  if (!problem) return null
  const [refusal] = 'refusals' in problem ? problem.refusals : []
  const failure = 'failure' in problem ? problem.failure : 'server'
  const { title, detail } = refusal
    ? refusalText(refusal, wording)
    : { title: wording.t(`state.${failure}`), detail: wording.t(`state.${failure}Detail`) }
  return (
    <View className="deed-problem" aria-role="alert">
      <View className="type-heading">{title}</View>
      <View className="type-small type-lines">{detail}</View>
    </View>
  )
}
