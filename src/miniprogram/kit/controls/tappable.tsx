import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'

interface TappableProps {
  onTap(): void
  className?: string
  /** What a screen reader says when the content itself does not. */
  label?: string
  role?: 'button' | 'link' | 'checkbox' | 'radio' | 'switch'
  isSelected?: boolean
  isDisabled?: boolean
  id?: string
}

/** WeChat and browsers spell the roles for screen readers differently. */
function ariaOf({ label, role = 'button', isSelected, isDisabled }: TappableProps): Record<string, unknown> {
  const shared = { ...(label && { 'aria-label': label }), ...(isDisabled && { 'aria-disabled': 'true' }) }
  if (process.env.TARO_ENV === 'weapp') {
    const selected = isSelected === undefined ? {} : { 'aria-selected': String(isSelected) }
    return { 'aria-role': role, ...shared, ...selected }
  }
  const state = role === 'button' || role === 'link' ? 'aria-pressed' : 'aria-checked'
  return { role, tabIndex: 0, ...shared, ...(isSelected === undefined ? {} : { [state]: String(isSelected) }) }
}

/** Read out by a screen reader the moment it is there. */
export const alert: Record<string, string> =
  process.env.TARO_ENV === 'weapp' ? { 'aria-role': 'alert' } : { role: 'alert' }

/** Whatever answers to a tap: pressed at once, known to screen readers, silent while disabled. */
export function Tappable(props: PropsWithChildren<TappableProps>) {
  const { onTap, className = '', isDisabled = false, id, children } = props
  return (
    <View
      className={className}
      hoverClass={isDisabled ? 'none' : 'pressed'}
      hoverStartTime={0}
      hoverStayTime={80}
      onClick={(event) => {
        event.stopPropagation()
        if (!isDisabled) onTap()
      }}
      {...(id && { id })}
      {...ariaOf(props)}
    >
      {children}
    </View>
  )
}
