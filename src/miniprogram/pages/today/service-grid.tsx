import { Image, View } from '@tarojs/components'
import coursesIcon from '../../assets/tab/courses-on.png'
import coursesIconDark from '../../assets/tab/courses-on-dark.png'
import timetableIcon from '../../assets/tab/timetable-on.png'
import timetableIconDark from '../../assets/tab/timetable-on-dark.png'
import { openTab } from '../../components/open'
import { Tappable } from '../../components/tappable'
import { useAppearance } from '../../components/use-appearance'
import { useWords } from '../../components/use-wording'

const services = [
  { tab: 'timetable', light: timetableIcon, dark: timetableIconDark },
  { tab: 'courses', light: coursesIcon, dark: coursesIconDark },
] as const

/** The services that there are; nothing that only announces itself. */
export function ServiceGrid() {
  const { t } = useWords()
  const { theme } = useAppearance()
  return (
    <View className="services">
      {services.map(({ tab, light, dark }) => (
        <Tappable key={tab} className="service" onTap={() => openTab(tab)} label={t(`tab.${tab}`)}>
          <View className="service-ground">
            <Image className="service-icon" src={theme === 'dark' ? dark : light} />
          </View>
          <View className="service-name">{t(`tab.${tab}`)}</View>
        </Tappable>
      ))}
    </View>
  )
}
