import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { alert } from './tappable'
import './form-field.css'

interface FormFieldProps {
  label: string
  /** Under the field: what helps to fill it in. */
  detail?: string
  /** In place of it: what is still wrong. */
  missing?: string | null
}

/** One question of a form with its answer, and what is wrong with that. */
export function FormField({ label, detail, missing = null, children }: PropsWithChildren<FormFieldProps>) {
  return (
    <View className="form-field">
      <View className="type-heading form-label">{label}</View>
      {children}
      {missing !== null ? (
        <View className="type-small form-missing" {...alert}>
          {missing}
        </View>
      ) : (
        detail && <View className="type-tiny form-detail">{detail}</View>
      )}
    </View>
  )
}
