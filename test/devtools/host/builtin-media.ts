import type { Builtin } from './builtins'
import { propertiesOf } from './elements'
import { dispatch } from './plain-event'

/** CSS for each `mode` of an image. */
const fits: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
}

/** Where the browser finds a picture: files of the phone are served beside the build. */
function addressOf(source: string): string {
  if (source.startsWith('wxfile://')) return source.replace('wxfile://', '/wxfile:/')
  return /^(https?:|data:|\/)/.test(source) ? source : `/${source}`
}

const image: Builtin = {
  create(element) {
    element.attachShadow({ mode: 'open' }).innerHTML =
      '<img style="display:block;width:100%;height:100%" alt=""><style>img:not([src]){visibility:hidden}</style>'
    const picture = element.shadowRoot?.querySelector('img')
    picture?.addEventListener('load', () => {
      const { mode } = propertiesOf(element)
      if (mode === 'widthFix') element.style.height = 'auto'
      if (mode === 'heightFix') element.style.width = 'auto'
      dispatch(element, 'load', { width: picture.naturalWidth, height: picture.naturalHeight })
    })
    picture?.addEventListener('error', () => dispatch(element, 'error', { errMsg: 'GET failed' }))
  },
  change(element, name) {
    const picture = element.shadowRoot?.querySelector('img')
    const { src, mode } = propertiesOf(element)
    if (!picture) return
    if (name === 'mode') picture.style.objectFit = fits[String(mode ?? 'scaleToFill')] ?? 'fill'
    if (name === 'src' && src) picture.src = addressOf(String(src))
  },
}

const text: Builtin = {
  change(element, name) {
    const { 'user-select': isSelectable } = propertiesOf(element)
    if (name === 'user-select') element.style.userSelect = isSelectable ? 'text' : 'none'
  },
}

/** Texts and pictures. Source: developers.weixin.qq.com, component/image. */
export const media: Record<string, Builtin> = { image, text, icon: {} }
