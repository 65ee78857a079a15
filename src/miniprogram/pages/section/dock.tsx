import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { openTab } from '../../components/open'
import { useWords } from '../../components/use-wording'
import type { ChangeKind } from './use-change'

interface DockProps {
  isHeld: boolean
  busyWith: ChangeKind | null
  isBlocked: boolean
  onChoose(): void
  onDrop(): void
}

/** The one main action, within thumb reach. */
export function Dock({ isHeld, busyWith, isBlocked, onChoose, onDrop }: DockProps) {
  const { t } = useWords()
  const isBusy = busyWith !== null
  return (
    <View className="dock row">
      {isHeld ? (
        <>
          <Button
            text={t('action.goToTimetable')}
            tone="ghost"
            className="grow dock-first"
            onTap={() => openTab('timetable')}
          />
          <Button
            text={t(isBusy ? 'action.dropping' : 'action.drop')}
            tone="danger"
            className="grow"
            isDisabled={isBusy}
            onTap={onDrop}
          />
        </>
      ) : (
        <Button
          text={t(isBusy ? 'action.choosing' : 'action.choose')}
          className="grow"
          isDisabled={isBusy || isBlocked}
          onTap={onChoose}
        />
      )}
    </View>
  )
}
