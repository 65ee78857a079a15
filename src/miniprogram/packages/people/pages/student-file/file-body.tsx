import { View } from '@tarojs/components'
import type { StudentFile } from '../../../../../contract/people/student-file'
import { Avatar } from '../../../../kit/controls/avatar'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { useDay } from '../../../../kit/hooks/use-day'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { useWords } from '../../../../kit/hooks/use-wording'
import { nameOf } from '../../../../kit/text/bilingual'
import { unlockStudent } from '../../../../people/calls/staff-desk'
import { useHat } from '../../../../people/parts/use-hat'
import { usePeopleWords } from '../../words/people-words'
import { CodePart } from './code-part'
import { FileCourses } from './file-courses'
import { FileGuardians } from './file-guardians'

interface FileBodyProps {
  file: StudentFile
  renew(): Promise<void>
}

/** A student as staff see them; what can be changed is shown to registrars only. */
export function FileBody({ file, renew }: FileBodyProps) {
  const { language } = usePeopleWords()
  const { t: common } = useWords()
  const { person } = useHat()
  const isRegistrar = person?.staff?.roles.includes('registrar') === true
  const { student } = file
  const facts = [
    student.number,
    student.department && nameOf(language, student.department),
    common('me.cohortYear', { cohort: student.cohort }),
  ]
  return (
    <>
      <View className="card">
        <View className="row">
          <Avatar name={nameOf(language, student)} colour={student.name} />
          <View className="grow">
            <View className="type-title">{nameOf(language, student)}</View>
            <View className="type-small">{facts.filter(Boolean).join(' · ')}</View>
          </View>
        </View>
      </View>
      <HoldsCard file={file} />
      {person?.staff?.roles.some((role) => role === 'registrar' || role === 'adviser') && (
        <FileCourses studentId={student.id} />
      )}
      <View className="card">
        <BindingLines file={file} />
        {isRegistrar && file.lockedUntil !== null && <UnlockPart file={file} renew={renew} />}
        {isRegistrar && <CodePart file={file} renew={renew} />}
      </View>
      <FileGuardians file={file} canRemove={isRegistrar} renew={renew} />
    </>
  )
}

/** What keeps the student from choosing now. */
function HoldsCard({ file: { holds } }: { file: StudentFile }) {
  const { t } = usePeopleWords()
  const { t: common } = useWords()
  const { day } = useDay()
  return (
    <View className="card">
      <View className="type-heading">{t('find.holds')}</View>
      {holds.length === 0 && <View className="type-small file-line">{t('find.noHolds')}</View>}
      {holds.map(({ reason, note, placedAt }) => (
        <View key={`${reason}-${placedAt}`} className="file-line">
          <View className="type-body">{common(`hold.${reason}.title`)}</View>
          <View className="type-small">{[note, day(placedAt)].filter(Boolean).join(' · ')}</View>
        </View>
      ))}
    </View>
  )
}

function BindingLines({ file }: { file: StudentFile }) {
  const { t } = usePeopleWords()
  const { day, at } = useDay()
  const { isBound, boundAt, lockedUntil, wrongTries, hasActivationCode } = file
  const lines = [
    [t('file.bound'), isBound && boundAt !== null ? t('file.boundSince', { day: day(boundAt) }) : t('file.notBound')],
    [
      t('file.lock'),
      lockedUntil !== null
        ? t('file.lockedUntil', { at: at(lockedUntil) })
        : wrongTries > 0
          ? t('file.openAfter', { count: wrongTries })
          : t('file.open'),
    ],
    [t('file.code'), t(hasActivationCode ? 'file.hasCode' : 'file.noCode')],
  ]
  return (
    <>
      {lines.map(([label, text]) => (
        <View key={label} className="row-apart file-line">
          <View className="type-small file-label">{label}</View>
          <View className="type-body file-value">{text}</View>
        </View>
      ))}
    </>
  )
}

function UnlockPart({ file, renew }: FileBodyProps) {
  const { t } = usePeopleWords()
  const { isBusy, problem, run } = useDeed()
  const unlock = async () => {
    if (await run(() => unlockStudent(file.student.id))) await renew()
  }
  return (
    <View className="file-deed">
      <DeedProblem problem={problem} />
      <Button text={t(isBusy ? 'desk.unlocking' : 'desk.unlock')} isDisabled={isBusy} onTap={() => void unlock()} />
    </View>
  )
}
