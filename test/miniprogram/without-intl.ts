/** Does something as a phone would whose JavaScript has no `Intl`, as many Androids in WeChat. */
export function withoutIntl<Value>(work: () => Value): Value {
  const kept = Object.getOwnPropertyDescriptor(globalThis, 'Intl')
  Reflect.deleteProperty(globalThis, 'Intl')
  if ('Intl' in globalThis) throw new Error('Intl could not be taken away')
  try {
    return work()
  } finally {
    if (kept) Object.defineProperty(globalThis, 'Intl', kept)
  }
}
