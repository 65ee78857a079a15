import { types } from 'node:util'

// Jest runs tests in a realm of its own, and what Node itself throws (a file that is not there, a connection refused)
// comes from outside it: `error instanceof Error` would be false here and is true wherever the code really runs.
const ordinary = Function.prototype[Symbol.hasInstance]
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    return ordinary.call(this as () => void, value) || (this === Error && types.isNativeError(value))
  },
})
