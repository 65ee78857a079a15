import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { SectionId } from '../../../../contract/catalogue/ids'
import type { TermId } from '../../../../contract/school/ids'
import type { ExportedTable } from '../../../../contract/selection/exports'
import { forgetFile, handOverFile } from '../../../calls/hand-over-file'
import { Button } from '../../../kit/controls/button'
import { DeedProblem } from '../../../kit/controls/deed-problem'
import { useDeed } from '../../../kit/hooks/use-deed'
import { exportTable } from '../../../selection/calls/staff-work'
import { useSelectionWords } from '../words/selection-words'
import './export-button.css'

interface ExportButtonsProps {
  termId: TermId
  tables: readonly ExportedTable[]
  /** Only this section; null for the whole term. */
  sectionId: SectionId | null
}

/** Tables to take along as workbooks; the copy on the phone goes with the screen. */
export function ExportButtons({ termId, tables, sectionId }: ExportButtonsProps) {
  const { t, language } = useSelectionWords()
  const { isBusy, problem, run } = useDeed()
  const [done, setDone] = useState<{ fileName: string; isOk: boolean } | null>(null)
  useEffect(() => {
    forgetFile('staff-table')
    return () => forgetFile('staff-table')
  }, [])
  const take = async (table: ExportedTable) => {
    setDone(null)
    const got = await run(() => exportTable({ termId, table, sectionId, language }))
    if (got) setDone({ fileName: got.value.fileName, isOk: await handOverFile(got.value, 'staff-table') })
  }
  return (
    <>
      <View className="type-small export-line">{t('fill.exportDetail')}</View>
      <DeedProblem problem={problem} />
      {done && (
        <View className="type-small export-line" aria-role="status">
          {done.isOk ? t('fill.exported', { name: done.fileName }) : t('fill.notOpened')}
        </View>
      )}
      <View className="export-acts">
        {tables.map((table) => (
          <Button
            key={table}
            text={t(isBusy ? 'fill.exporting' : `fill.table.${table}`)}
            tone="soft"
            isSmall
            className="export-act"
            isDisabled={isBusy}
            onTap={() => void take(table)}
          />
        ))}
      </View>
    </>
  )
}
