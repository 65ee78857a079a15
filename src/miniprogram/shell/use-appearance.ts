import { useMemo } from 'react'
import { useInstitution } from '../school/institution'
import { type BrandPalette, brandPalette, type Theme } from './brand-colour'
import { useSettings } from './settings'
import { useSystem } from './system'

export interface Appearance {
  theme: Theme
  isLargeText: boolean
  palette: BrandPalette
}

/** The look of the moment: the chosen theme or the phone's, the text size, the institution's colour. */
export function useAppearance(): Appearance {
  const choice = useSettings((state) => state.theme)
  const isLargeText = useSettings((state) => state.isLargeText)
  const systemTheme = useSystem((state) => state.theme)
  const brandColour = useInstitution((state) => state.institution?.brandColour) ?? '#2757c9'
  const theme = choice === 'system' ? systemTheme : choice
  return useMemo(
    () => ({ theme, isLargeText, palette: brandPalette(brandColour, theme) }),
    [theme, isLargeText, brandColour],
  )
}
