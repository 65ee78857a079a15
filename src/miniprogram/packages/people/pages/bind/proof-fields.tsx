import { Picker, View } from '@tarojs/components'
import { FormField } from '../../../../kit/controls/form-field'
import { TextField } from '../../../../kit/controls/text-field'
import { groupedCode } from '../../../../kit/text/grouped-code'
import { usePeopleWords } from '../../words/people-words'
import { type BindFields, lastFourOf } from './bind-form'

interface ProofFieldsProps {
  fields: BindFields
  isBusy: boolean
  /** What is wrong with a field, in words; null when nothing is. */
  faultOf(field: keyof BindFields): string | null
  change(field: keyof BindFields, text: string): void
}

/** The code that the school has handed out. */
export function CodeFields({ fields, isBusy, faultOf, change }: ProofFieldsProps) {
  const { t } = usePeopleWords()
  return (
    <FormField label={t('bind.code')} detail={t('bind.codeDetail')} missing={faultOf('code')}>
      <TextField
        value={fields.code}
        label={t('bind.code')}
        placeholder={t('bind.codeHint')}
        maxLength={40}
        isBad={faultOf('code') !== null}
        isDisabled={isBusy}
        onWrite={(text) => change('code', groupedCode(text))}
      />
    </FormField>
  )
}

/** The oldest student that the wheel reaches. */
const firstDay = '1920-01-01'
/** Where the wheel stands before a day is chosen: near most students' birthdays. */
const usualAge = 18

/** Birth date and the last four of the identity document. */
export function IdentityFields({ fields, isBusy, today, faultOf, change }: ProofFieldsProps & { today: string }) {
  const { t } = usePeopleWords()
  const { birthDate, lastFour } = fields
  const usual = `${Number(today.slice(0, 4)) - usualAge}-01-01`
  return (
    <>
      <FormField label={t('bind.birthDate')} missing={faultOf('birthDate')}>
        <Picker
          mode="date"
          value={birthDate || usual}
          start={firstDay}
          end={today}
          disabled={isBusy}
          textProps={{ okText: t('bind.birthDateOk'), cancelText: t('bind.birthDateCancel') }}
          onChange={(event) => change('birthDate', event.detail.value)}
        >
          <View
            className={`field bind-day ${faultOf('birthDate') === null ? '' : 'field-bad'}`}
            aria-label={t('bind.birthDate')}
          >
            <View className={birthDate === '' ? 'field-hint' : ''}>{birthDate || t('bind.birthDateHint')}</View>
          </View>
        </Picker>
      </FormField>
      <FormField label={t('bind.lastFour')} detail={t('bind.lastFourDetail')} missing={faultOf('lastFour')}>
        <TextField
          value={lastFour}
          label={t('bind.lastFour')}
          placeholder={t('bind.lastFourHint')}
          maxLength={4}
          isBad={faultOf('lastFour') !== null}
          isDisabled={isBusy}
          onWrite={(text) => change('lastFour', lastFourOf(text))}
        />
      </FormField>
    </>
  )
}
