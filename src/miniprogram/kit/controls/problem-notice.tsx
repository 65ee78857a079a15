import type { Problem } from '../../calls/problem'
import { refusalText } from '../../selection/text/refusal-text'
import { canUpdateWeChat, updateWeChat } from '../../shell/update-wechat'
import { useRetryOnline } from '../hooks/use-retry-online'
import { useWording } from '../hooks/use-wording'
import { Notice } from './notice'

interface ProblemNoticeProps {
  problem: Problem
  onRetry(): void
}

/** Why there is nothing to show, in plain words, and the way on; gone by itself once the network is back. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const wording = useWording()
  const { t } = wording
  useRetryOnline(problem, onRetry)
  const updateWay = canUpdateWeChat() ? { label: t('action.updateWeChat'), onTap: updateWeChat } : undefined
  const retry = { label: t('action.retry'), onTap: onRetry }
  if ('failure' in problem) {
    const { failure } = problem
    const action = failure === 'outdated' ? updateWay : retry
    return <Notice tone="trouble" title={t(`state.${failure}`)} detail={t(`state.${failure}Detail`)} action={action} />
  }
  const [refusal] = problem.refusals
  if (!refusal)
    return <Notice tone="trouble" title={t('state.server')} detail={t('state.serverDetail')} action={retry} />
  const { title, detail } = refusalText(refusal, wording)
  // Asking again gives nobody a role.
  if (refusal.code === 'role_required') return <Notice tone="trouble" title={title} detail={detail} />
  return <Notice tone="trouble" title={title} detail={detail} action={retry} />
}
