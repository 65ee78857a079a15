import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { forgetFile, handOverFile } from '../../../../calls/hand-over-file'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { exportMyData } from '../../../../people/calls/my-data'
import { usePeopleWords } from '../../words/people-words'

/** Everything kept about the person, as a file to look at and take along. */
export function ExportCard() {
  const { t } = usePeopleWords()
  const { isBusy, problem, run } = useDeed()
  const [handedOver, setHandedOver] = useState<{ fileName: string; isOk: boolean } | null>(null)
  // A file of an earlier visit goes, also of one that the phone cut short, and this visit's goes with the screen.
  useEffect(() => {
    forgetFile('my-data')
    return () => forgetFile('my-data')
  }, [])
  const take = async () => {
    setHandedOver(null)
    const got = await run(exportMyData)
    if (got) setHandedOver({ fileName: got.value.fileName, isOk: await handOverFile(got.value, 'my-data') })
  }
  const isWeChat = process.env.TARO_ENV === 'weapp'
  return (
    <View className="card">
      <View className="type-heading">{t('privacy.export')}</View>
      <View className="type-small privacy-line">{t('privacy.exportDetail')}</View>
      <DeedProblem problem={problem} />
      {handedOver && !handedOver.isOk && (
        <View className="type-small privacy-line">{t('privacy.exportNotOpened')}</View>
      )}
      {handedOver?.isOk && (
        <View className="type-small privacy-line" aria-role="status">
          {isWeChat ? t('privacy.exportOpened') : t('privacy.exportDownloaded', { name: handedOver.fileName })}
        </View>
      )}
      <View className="row privacy-act">
        <Button
          text={t(isBusy ? 'privacy.exporting' : 'privacy.exportDo')}
          tone="soft"
          isSmall
          isDisabled={isBusy}
          onTap={() => void take()}
        />
      </View>
    </View>
  )
}
