import { View } from '@tarojs/components'
import { type PropsWithChildren, useEffect } from 'react'
import { useIsShown } from '../kit/hooks/use-is-shown'
import { useWords } from '../kit/hooks/use-wording'
import { useSession } from '../people/stores/session'
import { BusyBar } from './busy-bar'
import { paintBadge, paintChrome } from './chrome'
import { PrivacySheet } from './privacy-sheet'
import { SinglePageCard } from './single-page-card'
import { useSystem } from './system'
import { useAppearance } from './use-appearance'
import './screen.css'

interface ScreenProps {
  title: string
  isTab?: boolean
  /** True when a dock covers the lower edge. */
  isDocked?: boolean
}

/** The root of every screen: theme, text size, brand colour and the bars around it. */
export function Screen({ title, isTab = false, isDocked = false, children }: PropsWithChildren<ScreenProps>) {
  const { t } = useWords()
  const { theme, isLargeText, palette } = useAppearance()
  const isSinglePage = useSystem((state) => state.isSinglePage)
  const unread = useSession((state) => state.person?.unreadMessages ?? 0)
  const isShown = useIsShown()
  const { brand, brandWeak, onBrand } = palette

  // Bars belong to the screen in front, so one that lies below leaves them alone and paints when it comes back.
  useEffect(() => {
    if (isShown) paintChrome({ t, theme, brand, title, isTab: isTab && !isSinglePage })
  }, [isShown, t, theme, brand, title, isTab, isSinglePage])

  useEffect(() => {
    if (isShown && isTab && !isSinglePage) paintBadge(unread)
  }, [isShown, isTab, isSinglePage, unread])

  const classes = ['screen', theme === 'dark' && 'theme-dark', isLargeText && 'large-text', isDocked && 'screen-docked']
  const colours = { '--brand': brand, '--brand-weak': brandWeak, '--on-brand': onBrand }
  return (
    <View className={classes.filter(Boolean).join(' ')} style={colours as Record<string, string>}>
      {isSinglePage ? <SinglePageCard /> : children}
      <BusyBar />
      <PrivacySheet />
    </View>
  )
}
