import { View } from '@tarojs/components'
import type { SectionFilters } from '../../../contract/catalogue/section-filters'
import type { Department } from '../../../contract/school/institution'
import { weekdayShort } from '../../catalogue/text/meetings'
import { Chip } from '../../kit/controls/chip'
import { Sheet } from '../../kit/controls/sheet'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWording, useWords } from '../../kit/hooks/use-wording'
import { nameOf } from '../../kit/text/bilingual'
import { useSectionSearch } from '../../selection/stores/section-search'
import { changeFilters } from './change-filters'
import { creditRanges, creditRangeText, periodOf } from './filter-texts'

export type FilterTopic = 'credits' | 'department' | 'time' | 'sort'

interface TimeProps {
  filters: SectionFilters
  onChange(changed: SectionFilters): void
}

const nothing: Record<FilterTopic, SectionFilters> = {
  credits: { creditsMin: undefined, creditsMax: undefined },
  department: { departmentId: undefined },
  time: { weekday: undefined, partOfDay: undefined, fromMinute: undefined, toMinute: undefined },
  sort: { sort: undefined },
}

/** The choices of one filter. Choosing takes effect at once; choosing the same again takes it off. */
export function FilterSheet({ topic, onClose }: { topic: FilterTopic; onClose(): void }) {
  const { t } = useWords()
  const filters = useWhileShown(useSectionSearch, (state) => state.filters)
  const departments = useWhileShown(useSectionSearch, (state) => state.departments)
  const choose = (changed: SectionFilters) => {
    changeFilters(changed)
    onClose()
  }
  return (
    <Sheet
      title={t(topic === 'sort' ? 'choosing.sort' : `courses.${topic}`)}
      onClose={onClose}
      action={{ label: t('action.clear'), onTap: () => choose(nothing[topic]) }}
    >
      {topic === 'credits' && <CreditChoices filters={filters} onChoose={choose} />}
      {topic === 'department' && <DepartmentChoices filters={filters} departments={departments} onChoose={choose} />}
      {topic === 'time' && <TimeChoices filters={filters} onChange={changeFilters} />}
      {topic === 'sort' && <SortChoices filters={filters} onChoose={choose} />}
    </Sheet>
  )
}

function CreditChoices({ filters, onChoose }: { filters: SectionFilters; onChoose(changed: SectionFilters): void }) {
  const { t } = useWords()
  return (
    <View className="chips">
      {creditRanges.map((range) => {
        const isOn = filters.creditsMin === range.min && filters.creditsMax === range.max
        const text = creditRangeText(range, t)
        const asked = isOn ? nothing.credits : { creditsMin: range.min, creditsMax: range.max }
        return <Chip key={text} text={text} isOn={isOn} role="radio" onTap={() => onChoose(asked)} />
      })}
    </View>
  )
}

function DepartmentChoices({
  filters,
  departments,
  onChoose,
}: {
  filters: SectionFilters
  departments: readonly Department[]
  onChoose(changed: SectionFilters): void
}) {
  const { language } = useWords()
  return (
    <View className="chips">
      {departments.map((department) => {
        const isOn = filters.departmentId === department.id
        return (
          <Chip
            key={department.id}
            text={nameOf(language, department)}
            isOn={isOn}
            role="radio"
            onTap={() => onChoose({ departmentId: isOn ? undefined : department.id })}
          />
        )
      })}
    </View>
  )
}

function SortChoices({ filters, onChoose }: { filters: SectionFilters; onChoose(changed: SectionFilters): void }) {
  const { t } = useWords()
  return (
    <View className="chips">
      {([undefined, 'time', 'credits'] as const).map((sort) => (
        <Chip
          key={sort ?? 'match'}
          text={t(`choosing.sortBy.${sort ?? 'match'}`)}
          isOn={filters.sort === sort}
          role="radio"
          onTap={() => onChoose({ sort })}
        />
      ))}
    </View>
  )
}

function PeriodChoices({ filters, onChange }: TimeProps) {
  const { t, periods } = useWording()
  const chosen = periodOf(filters, periods)
  if (periods.length === 0) return null
  return (
    <>
      <View className="type-tiny part-heading">{t('choosing.periodHeading')}</View>
      <View className="chips chips-tight">
        {periods.map(({ startMinute, endMinute }, index) => {
          const isOn = chosen === index + 1
          const asked = isOn ? undefined : { fromMinute: startMinute, toMinute: endMinute }
          return (
            <Chip
              key={startMinute}
              text={String(index + 1)}
              label={t('meeting.period', { first: index + 1 })}
              isOn={isOn}
              role="radio"
              onTap={() => onChange({ fromMinute: undefined, toMinute: undefined, ...asked })}
            />
          )
        })}
      </View>
    </>
  )
}

function TimeChoices({ filters, onChange }: TimeProps) {
  const { t } = useWords()
  const parts = ['morning', 'afternoon', 'evening'] as const
  return (
    <>
      <View className="type-tiny">{t('courses.weekdayHeading')}</View>
      <View className="chips chips-tight">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <Chip
            key={weekday}
            text={weekdayShort(weekday, t)}
            isOn={filters.weekday === weekday}
            role="radio"
            onTap={() => onChange({ weekday: filters.weekday === weekday ? undefined : weekday })}
          />
        ))}
      </View>
      <View className="type-tiny part-heading">{t('courses.partHeading')}</View>
      <View className="chips">
        {parts.map((part) => (
          <Chip
            key={part}
            text={t(`courses.part.${part}`)}
            isOn={filters.partOfDay === part}
            role="radio"
            onTap={() => onChange({ partOfDay: filters.partOfDay === part ? undefined : part })}
          />
        ))}
      </View>
      <PeriodChoices filters={filters} onChange={onChange} />
    </>
  )
}
