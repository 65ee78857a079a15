import { callPhone } from './bridge'
import type { Builtin } from './builtins'
import { closest, isOn, type PageElement, propertiesOf, tagOf } from './elements'
import { refuseLimit } from './limits'
import { dispatch } from './plain-event'
import { reportException } from './reports'
import { CallFailure } from './wx-calls'
import { agreeByButton, askConsent } from './wx-privacy'

/** Parts of a control that the applet's style sheets must not reach. */
function shadow(element: PageElement, html: string): ShadowRoot {
  const root = element.attachShadow({ mode: 'open' })
  root.innerHTML = html
  return root
}

const checkedNow = new WeakMap<Element, boolean>()

function isChecked(element: Element): boolean {
  return checkedNow.get(element) ?? false
}

function setChecked(element: PageElement, isNow: boolean): void {
  checkedNow.set(element, isNow)
  element.shadowRoot?.firstElementChild?.classList.toggle('on', isNow)
}

function follow(element: PageElement, name: string): void {
  if (name === 'checked') setChecked(element, isOn(element, 'checked'))
}

const box = `<span></span><slot></slot><style>span{display:inline-block;width:20px;height:20px;border:1px solid #d1d1d1;
  border-radius:var(--round,3px);margin-right:5px;vertical-align:middle;box-sizing:border-box}span.on{background:#07c160}</style>`

const switchBox = `<span></span><style>span{display:inline-block;width:52px;height:32px;border-radius:16px;background:#ddd;
  position:relative}span::after{content:"";position:absolute;left:1px;top:1px;width:30px;height:30px;border-radius:15px;
  background:#fff}span.on{background:var(--on,#07c160)}span.on::after{left:21px}</style>`

function valuesIn(group: Element, tag: string): unknown[] {
  return [...group.querySelectorAll(`wx-${tag}`)].filter(isChecked).map((box) => propertiesOf(box).value)
}

const checkbox: Builtin = {
  create: (element) => void shadow(element, box),
  change: follow,
  tap(element) {
    setChecked(element, !isChecked(element))
    const group = closest(element, 'checkbox-group')
    if (group) dispatch(group, 'change', { value: valuesIn(group, 'checkbox') })
  },
}

const radio: Builtin = {
  create: (element) => void shadow(element, box.replace('var(--round,3px)', '10px')),
  change: follow,
  tap(element) {
    if (isChecked(element)) return
    const group = closest(element, 'radio-group')
    for (const other of group?.querySelectorAll<PageElement>('wx-radio') ?? []) setChecked(other, other === element)
    if (group) dispatch(group, 'change', { value: propertiesOf(element).value })
  },
}

const toggle: Builtin = {
  create: (element) => void shadow(element, switchBox),
  change(element, name) {
    follow(element, name)
    const { color } = propertiesOf(element)
    if (name === 'color' && typeof color === 'string') element.style.setProperty('--on', color)
  },
  tap(element) {
    setChecked(element, !isChecked(element))
    dispatch(element, 'change', { value: isChecked(element) })
  },
}

function valueInForm(field: Element): unknown {
  if (tagOf(field) === 'switch') return isChecked(field)
  if (tagOf(field) === 'checkbox-group') return valuesIn(field, 'checkbox')
  if (tagOf(field) === 'radio-group') return valuesIn(field, 'radio')[0] ?? ''
  const input = field.shadowRoot?.querySelector<HTMLInputElement>('input,textarea')
  return input ? input.value : propertiesOf(field).value
}

function submit(button: Element): void {
  const form = closest(button, 'form')
  if (!form) return
  const named = [...form.querySelectorAll('*')].filter((field) => propertiesOf(field).name)
  const value = Object.fromEntries(named.map((field) => [String(propertiesOf(field).name), valueInForm(field)]))
  dispatch(form, 'submit', { value })
}

/** Tells the applet the code for the phone number or, where the person or WeChat does not want that, why not. */
async function tellPhoneNumber(element: PageElement): Promise<void> {
  try {
    await askConsent('button.getPhoneNumber')
    const answer = await callPhone('phoneNumber', null)
    const errMsg = 'failure' in answer ? `getPhoneNumber:fail ${answer.failure}` : 'getPhoneNumber:ok'
    dispatch(element, 'getphonenumber', { ...answer, errMsg })
  } catch (error) {
    if (!(error instanceof CallFailure)) return reportException(error)
    dispatch(element, 'getphonenumber', { errMsg: `getPhoneNumber:fail ${error.message}`, ...error.details })
  }
}

const button: Builtin = {
  tap(element) {
    const { 'form-type': formType, 'open-type': openType } = propertiesOf(element)
    if (formType === 'submit') submit(element)
    if (formType === 'reset') {
      const form = closest(element, 'form')
      if (form) dispatch(form, 'reset', {})
    }
    // Two may be coupled, as in `getPhoneNumber|agreePrivacyAuthorization`; the consent then comes first.
    const wanted = openType ? String(openType).split('|') : []
    const unknown = wanted.find((type) => !['share', 'agreePrivacyAuthorization', 'getPhoneNumber'].includes(type))
    if (unknown) throw refuseLimit(`<button open-type="${unknown}"> is not implemented in this runtime`)
    if (wanted.includes('agreePrivacyAuthorization')) {
      agreeByButton(element.id)
      dispatch(element, 'agreeprivacyauthorization', {})
    }
    if (wanted.includes('getPhoneNumber')) void tellPhoneNumber(element)
    if (wanted.includes('share')) element.ownerDocument.defaultView?.parent.dispatchEvent(new Event('campus-share'))
  },
}

const label: Builtin = {
  tap(element) {
    const { for: id } = propertiesOf(element)
    const inside = 'wx-checkbox,wx-radio,wx-switch,wx-button,wx-input'
    const target = id ? element.ownerDocument.getElementById(String(id)) : element.querySelector(inside)
    const control = target as PageElement | null
    if (control && !isOn(control, 'disabled')) controls[tagOf(control)]?.tap?.(control)
  },
}

const silent: Builtin = {}

/** Buttons, switches, boxes and what holds them together. Source: developers.weixin.qq.com, component. */
export const controls: Record<string, Builtin> = {
  button,
  label,
  switch: toggle,
  checkbox,
  radio,
  'checkbox-group': silent,
  'radio-group': silent,
  form: silent,
  // The phone's wheel is not drawn; the automator triggers `change`, as with DevTools.
  picker: silent,
}
