import { useMemo } from 'react'
import type { Person } from '../../../contract/people/person'
import { useHatChoice } from '../stores/hat'
import { useSession } from '../stores/session'
import { type ActiveWard, effectiveHat, type Hat, hatsOf, wardOfHat } from '../text/hats'

export interface WornHat {
  hat: Hat
  /** Every hat the person has; empty for a visitor. */
  hats: readonly Hat[]
  /** Whom a guardian's hat is about; null for other hats. */
  ward: ActiveWard | null
  person: Person | null
}

/** As what the person uses the applet just now. */
export function useHat(): WornHat {
  const person = useSession((state) => state.person)
  const chosen = useHatChoice((state) => state.chosen)
  return useMemo(() => {
    const hat = effectiveHat(person, chosen)
    return { hat, hats: hatsOf(person), ward: wardOfHat(person, hat), person }
  }, [person, chosen])
}

/** True while the person uses the applet as the student they are: only then courses are chosen. */
export function useIsStudent(): boolean {
  return useHat().hat.is === 'student'
}
