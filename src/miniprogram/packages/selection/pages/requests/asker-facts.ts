import type { StaffRequest } from '../../../../../contract/selection/adviser-requests'
import { nameOf } from '../../../../kit/text/bilingual'
import type { RefusalWording } from '../../../../kit/text/wording'
import { yearName } from '../../../../people/text/year-name'

/** Where a student belongs, as far as the school has it on record: `计算机学院 · 大二`. */
export function askerFacts(
  { department, standing }: Pick<StaffRequest['student'], 'department' | 'standing'>,
  { t, language }: Pick<RefusalWording, 't' | 'language'>,
): string {
  return [
    department && nameOf(language, department),
    standing !== null && t('me.yearOfStudy', { year: yearName(standing, language) }),
  ]
    .filter(Boolean)
    .join(' · ')
}
