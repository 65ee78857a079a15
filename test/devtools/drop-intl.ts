/**
 * Runs in the browser before anything else. Without Intl, JavaScript still sorts and writes, but as it did before there
 * were languages: by code unit, without separators. Source: V8 built without internationalisation.
 */
export function dropIntl(hasIntl: boolean): void {
  if (hasIntl) return
  Reflect.deleteProperty(globalThis, 'Intl')
  const plain = (prototype: object, name: string, work: (this: never, ...given: never[]) => unknown) =>
    Object.defineProperty(prototype, name, {
      value: work,
      writable: true,
      configurable: true,
    })
  plain(String.prototype, 'localeCompare', function (this: string, other: string) {
    const [here, there] = [String(this), String(other)]
    return here < there ? -1 : here > there ? 1 : 0
  })
  plain(String.prototype, 'normalize', function (this: string) {
    return String(this)
  })
  for (const change of ['toLocaleLowerCase', 'toLocaleUpperCase'] as const)
    plain(String.prototype, change, function (this: string) {
      return change === 'toLocaleLowerCase' ? this.toLowerCase() : this.toUpperCase()
    })
  plain(Number.prototype, 'toLocaleString', function (this: number) {
    return this.toString()
  })
  plain(Date.prototype, 'toLocaleString', Date.prototype.toString)
  plain(Date.prototype, 'toLocaleDateString', Date.prototype.toDateString)
  plain(Date.prototype, 'toLocaleTimeString', Date.prototype.toTimeString)
}
