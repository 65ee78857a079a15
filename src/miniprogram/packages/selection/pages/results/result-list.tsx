import { View } from '@tarojs/components'
import type { NamedResult } from '../../../../../contract/selection/results'
import { formatCredits } from '../../../../catalogue/text/credits'
import { Notice } from '../../../../kit/controls/notice'
import { useWording } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import { termText } from '../../../../school/term-text'
import { useSelectionWords } from '../../words/selection-words'
import { byTerm } from './by-term'
import './result-list.css'

/** What came of each course, term by term, the newest on top. */
export function ResultList({ results }: { results: readonly NamedResult[] }) {
  const { t, language } = useSelectionWords()
  const wording = useWording()
  const { t: common, terms } = wording
  if (results.length === 0)
    return (
      <View className="card">
        <Notice title={t('results.empty')} detail={t('results.emptyDetail')} />
      </View>
    )
  return (
    <>
      {byTerm(
        results,
        terms.map(({ id }) => id),
      ).map(({ term, courses }) => (
        <View key={term} className="card">
          <View className="row-apart">
            <View className="type-heading grow">{termText(term, wording)}</View>
            <View className="type-tiny fixed">
              {t('results.summary', {
                count: courses.length,
                passed: courses.filter(({ isPassed }) => isPassed).length,
              })}
            </View>
          </View>
          {courses.map(({ courseCode, title, titleEn, credits, grade, isPassed }) => (
            <View key={courseCode} className="row-apart result-line">
              <View className="grow">
                <View className="type-body">{title === null ? courseCode : titleOf(language, { title, titleEn })}</View>
                <View className="type-tiny">
                  {[
                    title !== null && courseCode,
                    credits !== null && common('credits', { credits: formatCredits(credits) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </View>
              </View>
              <View className="type-heading result-grade">{grade ?? t('results.noGrade')}</View>
              <View className={`tag result-tag ${isPassed ? 'tag-success' : 'tag-danger'}`}>
                {t(isPassed ? 'results.passed' : 'results.failed')}
              </View>
            </View>
          ))}
        </View>
      ))}
    </>
  )
}
