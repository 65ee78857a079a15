import type { Builtin } from './builtins'
import { isOn, type PageElement, propertiesOf } from './elements'
import { dispatch } from './plain-event'

type Field = HTMLInputElement | HTMLTextAreaElement

const style = `<style>input,textarea{all:unset;display:block;box-sizing:border-box;width:100%;height:100%;font:inherit;
  color:inherit;text-align:inherit}::placeholder{color:#808080;opacity:1}</style>`

function fieldOf(element: Element): Field {
  const field = element.shadowRoot?.querySelector<Field>('input,textarea')
  if (!field) throw new Error('this is no field')
  return field
}

function fieldBuiltin(tag: 'input' | 'textarea'): Builtin {
  return {
    create(element) {
      element.attachShadow({ mode: 'open' }).innerHTML = `<${tag}></${tag}>${style}`
      const field = fieldOf(element)
      field.addEventListener('input', (event) => {
        event.stopPropagation()
        tellInput(element)
      })
      field.addEventListener('focus', () => dispatch(element, 'focus', { value: field.value, height: 0 }))
      field.addEventListener('blur', () => dispatch(element, 'blur', { value: field.value, cursor: 0 }))
    },
    change(element, name) {
      const field = fieldOf(element)
      const value = propertiesOf(element)[name]
      const text = value === undefined || value === null ? '' : String(value)
      if (name === 'value' && field.value !== text) field.value = text
      if (name === 'placeholder') field.placeholder = text
      if (name === 'disabled') field.disabled = isOn(element, 'disabled')
      if (name === 'password' && isOn(element, 'password')) field.setAttribute('type', 'password')
      if (name === 'focus' && isOn(element, 'focus')) setTimeout(() => field.focus(), 0)
    },
    tap: (element) => fieldOf(element).focus(),
  }
}

function tellInput(element: PageElement): void {
  const field = fieldOf(element)
  const cursor = field.selectionStart ?? field.value.length
  dispatch(element, 'input', { value: field.value, cursor, keyCode: field.value.charCodeAt(cursor - 1) || 0 })
}

/** Types a text in place of what is there, as a person would, within `maxlength`. */
export function typeInto(element: PageElement, text: string): void {
  if (isOn(element, 'disabled')) return
  const { maxlength } = propertiesOf(element)
  const lengthMax = maxlength === undefined ? 140 : Number(maxlength)
  const field = fieldOf(element)
  field.focus()
  field.value = lengthMax < 0 ? text : text.slice(0, lengthMax)
  tellInput(element)
}

/** Presses the keyboard's own button. */
export function confirmField(element: PageElement): void {
  dispatch(element, 'confirm', { value: fieldOf(element).value })
}

export function fieldValue(element: Element): string {
  return fieldOf(element).value
}

/** `input` and `textarea`. Source: developers.weixin.qq.com, component/input; 140 characters unless told. */
export const fields: Record<string, Builtin> = { input: fieldBuiltin('input'), textarea: fieldBuiltin('textarea') }
