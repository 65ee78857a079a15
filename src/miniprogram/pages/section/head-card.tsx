import { View } from '@tarojs/components'
import type { Course, Section } from '../../../contract/catalogue/course'
import type { ComponentId, SectionId } from '../../../contract/catalogue/ids'
import { useWeeksPassed } from '../../catalogue/parts/use-weeks-passed'
import { formatCredits } from '../../catalogue/text/credits'
import { meetingsText, namesText } from '../../catalogue/text/meetings'
import { Chip } from '../../kit/controls/chip'
import { Sign } from '../../kit/controls/sign'
import { useWording } from '../../kit/hooks/use-wording'
import { nameOf, titleOf } from '../../kit/text/bilingual'
import { LiveSeats } from '../../selection/parts/live-seats'
import { seatsShort } from '../../selection/text/seats'
import { MeetingLines } from './meeting-lines'
import type { LinkedChoice, SectionChoice, Standings } from './section-choice'

interface HeadCardProps {
  course: Course
  outlooks: Standings
  choice: SectionChoice
  isHeld: boolean
  onPick(componentId: ComponentId, sectionId: SectionId): void
}

/** What the section is: course, times, teacher, seats, and the lab or tutorial taken with it. */
export function HeadCard({ course, outlooks, choice, isHeld, onPick }: HeadCardProps) {
  const { t, language } = useWording()
  const passed = useWeeksPassed(choice.lead)
  const facts = [
    t('section.classCode', { code: choice.lead.code }),
    t('credits', { credits: formatCredits(course.credits) }),
    course.department && nameOf(language, course.department),
  ]
  return (
    <View className="card">
      <View className="type-title">
        {course.code} {titleOf(language, course)}
      </View>
      <View className="type-small">{facts.filter(Boolean).join(' · ')}</View>
      {isHeld && (
        <View className="tag tag-success head-held">
          <Sign kind="check" place="before" />
          {t('section.enrolled')}
        </View>
      )}
      {!isHeld && passed > 0 && (
        <View className="tag tag-warning head-held">{t('choosing.weeksPassed', { count: passed })}</View>
      )}
      <View className="rule" />
      <ComponentPart kindText={t(`component.${choice.leadComponent.kind}`)} section={choice.lead} isLead />
      {choice.linked.map((linked) => (
        <View key={linked.component.id}>
          <View className="rule" />
          {isHeld && linked.picked ? (
            <ComponentPart kindText={t(`component.${linked.component.kind}`)} section={linked.picked} />
          ) : (
            <LinkedPart linked={linked} outlooks={outlooks} onPick={onPick} />
          )}
        </View>
      ))}
    </View>
  )
}

function ComponentPart({
  kindText,
  section,
  isLead = false,
}: {
  kindText: string
  section: Section
  isLead?: boolean
}) {
  const wording = useWording()
  const teachers = namesText(section.teachers, wording)
  return (
    <View className="component">
      <View className="component-side">
        <View className={`tag ${isLead ? 'tag-brand' : ''}`}>{kindText}</View>
      </View>
      <View className="grow">
        <MeetingLines meetings={section.meetings} />
        {teachers !== '' && <View className="type-small">{teachers}</View>}
        <View className="component-seats">
          <LiveSeats section={section} className="component-seats-text" />
        </View>
      </View>
    </View>
  )
}

/** The lab or tutorial to take with it: pick one; its rooms and teachers show below. */
function LinkedPart({
  linked,
  outlooks,
  onPick,
}: { linked: LinkedChoice } & Pick<HeadCardProps, 'outlooks' | 'onPick'>) {
  const wording = useWording()
  const { t } = wording
  const { component, options, picked } = linked
  return (
    <View className="component">
      <View className="component-side">
        <View className="tag">{t(`component.${component.kind}`)}</View>
      </View>
      <View className="grow">
        <View className="type-heading component-ask">
          {t(options.length === 0 ? 'section.noneToChoose' : `section.chooseOne.${component.kind}`)}
        </View>
        <View className="chips component-chips">
          {options.map((option) => (
            <Chip
              key={option.id}
              text={`${meetingsText(option.meetings, wording)} · ${seatsShort(option.seats, t)}`}
              isOn={option.id === picked?.id}
              isFaint={(outlooks[option.id]?.refusals.length ?? 0) > 0}
              role="radio"
              onTap={() => onPick(component.id, option.id)}
            />
          ))}
        </View>
        {picked && (
          <View className="type-small">
            {[
              t('section.classCode', { code: picked.code }),
              namesText(picked.teachers, wording),
              namesText(
                picked.meetings.flatMap(({ room }) => (room ? [room] : [])),
                wording,
              ),
            ]
              .filter(Boolean)
              .join(' · ')}
          </View>
        )}
      </View>
    </View>
  )
}
