import { parseCronItem } from 'graphile-worker'

const minuteMs = 60_000
/** A leap day at midnight is the rarest turn there can be. */
const minutesMax = 8 * 366 * 24 * 60

/** When a line of cron comes next after `after`, in UTC. Throws on a line that is wrong or never comes. */
export function nextTurn(cron: string, after: Date): Date {
  const { match } = parseCronItem({ task: 'turn', match: cron })
  const first = Math.floor(after.getTime() / minuteMs) + 1
  for (let minute = first; minute < first + minutesMax; minute += 1) {
    const at = new Date(minute * minuteMs)
    const isTurn = match({
      min: at.getUTCMinutes(),
      hour: at.getUTCHours(),
      date: at.getUTCDate(),
      month: at.getUTCMonth() + 1,
      dow: at.getUTCDay(),
    })
    if (isTurn) return at
  }
  throw new Error(`the cron line "${cron}" never comes`)
}
