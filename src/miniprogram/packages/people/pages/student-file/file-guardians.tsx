import { View } from '@tarojs/components'
import { useState } from 'react'
import type { GuardianBinding } from '../../../../../contract/people/guardians'
import type { StudentFile } from '../../../../../contract/people/student-file'
import { AskSheet } from '../../../../kit/controls/ask-sheet'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { useDay } from '../../../../kit/hooks/use-day'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { useWords } from '../../../../kit/hooks/use-wording'
import { removeBinding } from '../../../../people/calls/staff-desk'
import { usePeopleWords } from '../../words/people-words'

interface FileGuardiansProps {
  file: StudentFile
  canRemove: boolean
  renew(): Promise<void>
}

/** Who is bound as a guardian, and whom the roster names beside. */
export function FileGuardians({ file, canRemove, renew }: FileGuardiansProps) {
  const { t } = usePeopleWords()
  const { t: common } = useWords()
  return (
    <View className="card">
      <View className="type-heading">{t('file.guardians')}</View>
      {file.guardians.length === 0 && <View className="type-small file-line">{t('file.noGuardians')}</View>}
      {file.guardians.map((guardian) => (
        <GuardianLine key={guardian.bindingId} guardian={guardian} canRemove={canRemove} renew={renew} />
      ))}
      {file.listedGuardians.length > 0 && (
        <>
          <View className="rule" />
          <View className="type-small">{t('file.listed')}</View>
          {file.listedGuardians.map(({ name, kinship, phoneMasked }) => (
            <View key={`${name}-${kinship}-${phoneMasked}`} className="row-apart file-line">
              <View className="type-body grow">{name}</View>
              <View className="type-small file-value">
                {[common(`hat.kinship.${kinship}`), phoneMasked].filter(Boolean).join(' · ')}
              </View>
            </View>
          ))}
        </>
      )}
    </View>
  )
}

function GuardianLine({
  guardian,
  canRemove,
  renew,
}: Pick<FileGuardiansProps, 'canRemove' | 'renew'> & { guardian: GuardianBinding }) {
  const { t } = usePeopleWords()
  const { t: common } = useWords()
  const { day } = useDay()
  const { isBusy, problem, run } = useDeed()
  const [isAsking, setAsking] = useState(false)
  const { name, kinship, state, since, bindingId } = guardian
  const remove = async () => {
    setAsking(false)
    if (await run(() => removeBinding(bindingId))) await renew()
  }
  return (
    <>
      <View className="row-apart file-guardian">
        <View className="grow">
          <View className="type-body type-strong">{name}</View>
          <View className="type-tiny">
            {[common(`hat.kinship.${kinship}`), state === 'awaiting' ? t('file.awaiting') : day(since)].join(' · ')}
          </View>
        </View>
        {canRemove && (
          <Button
            text={t(isBusy ? 'people.working' : 'file.remove')}
            tone="ghost"
            isSmall
            className="fixed file-find"
            isDisabled={isBusy}
            onTap={() => setAsking(true)}
          />
        )}
      </View>
      <DeedProblem problem={problem} />
      {isAsking && (
        <AskSheet
          title={t('file.removeTitle', { name })}
          detail={t('file.removeDetail')}
          keep={t('file.keep')}
          act={t('file.removeDo')}
          onAct={() => void remove()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
