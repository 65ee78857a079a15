import { serverNowMs } from '../../school/institution'
import { formatDay, formatInstant, localTime } from '../text/time'
import { useWording } from './use-wording'

/** Instants in words, by the institution's clock: `day` as in `11月22日`, `at` as in `今天 18:00`. */
export function useDay() {
  const { t, schoolClock } = useWording()
  return {
    day: (instant: string) => formatDay(localTime(Date.parse(instant), schoolClock).day, t('date.dayMonth')),
    at: (instant: string) => formatInstant(Date.parse(instant), serverNowMs(), schoolClock, t),
  }
}
