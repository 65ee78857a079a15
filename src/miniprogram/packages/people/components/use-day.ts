import { useWording } from '../../../components/use-wording'
import { formatDay, formatInstant, localTime } from '../../../format/time'
import { serverNowMs } from '../../../stores/institution'

/** Instants in words, by the institution's clock: `day` as in `11月22日`, `at` as in `今天 18:00`. */
export function useDay() {
  const { t, schoolClock } = useWording()
  return {
    day: (instant: string) => formatDay(localTime(Date.parse(instant), schoolClock).day, t('date.dayMonth')),
    at: (instant: string) => formatInstant(Date.parse(instant), serverNowMs(), schoolClock, t),
  }
}
