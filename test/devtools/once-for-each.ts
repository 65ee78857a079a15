/** Remembers what was computed of an object for as long as that lives; what throws is tried again. */
export function onceForEach<Given extends object, Result>(compute: (given: Given) => Result): (given: Given) => Result {
  const known = new WeakMap<Given, Result>()
  return (given) => {
    const before = known.get(given)
    if (before !== undefined) return before
    const result = compute(given)
    known.set(given, result)
    return result
  }
}
