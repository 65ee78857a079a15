import { mergeInternalComponents } from '@tarojs/shared'
import ariaProperties from './aria-properties.json'

mergeInternalComponents(ariaProperties)
