let forgotten = 0

/** Called when the phone lets go of a person: what was asked for them counts no more. */
export function endPerson(): void {
  forgotten += 1
}

/** Notes for whom something is begun. The answer is true for as long as the phone has not let go of them. */
export function samePerson(): () => boolean {
  const before = forgotten
  return () => forgotten === before
}
