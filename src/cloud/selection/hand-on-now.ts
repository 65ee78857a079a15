import type { SectionId } from '../../contract/catalogue/ids'
import type { EnrolmentEngine } from './engine/enrolment-engine'

/** Hands free seats of these sections on to whoever waits, automatic offers included. */
export async function handOnNow(engine: EnrolmentEngine, sectionIds: readonly SectionId[]): Promise<void> {
  await engine.settle(sectionIds)
  // The engine takes automatic offers in the batch after the one that made them: this one waits for it.
  await engine.settle([])
}
