import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './link-row.css'

/** Rows that belong together, under the word for it. */
export function LinkGroup({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <View className="card link-rows">
      <View className="type-tiny link-group-title">{title}</View>
      {children}
    </View>
  )
}
