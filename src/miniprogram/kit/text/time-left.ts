import type { Words } from '../../i18n/words'

/** What is left, in words: `1 小时 52 分`, `52 分 8 秒`, `8 秒`; from two days on `2 天 3 小时`. Never negative. */
export function formatTimeLeft(leftMs: number, t: Words): string {
  const secondsLeft = Math.max(0, Math.ceil(leftMs / 1000))
  const minutes = Math.floor(secondsLeft / 60)
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return t('timeLeft.days', { days: Math.floor(hours / 24), hours: hours % 24 })
  if (hours > 0) return t('timeLeft.hours', { hours, minutes: minutes % 60 })
  if (minutes > 0) return t('timeLeft.minutes', { minutes, seconds: secondsLeft % 60 })
  return t('timeLeft.seconds', { seconds: secondsLeft })
}
