import type { TermId } from '../../contract/school/ids'
import type { Database } from '../kernel/database/database'
import { addRound, readRounds } from '../selection/tables/rounds'
import type { DemoCalendar } from './demo-calendar'

/** The lottery before the term and the main round of its first weeks. */
export async function addDemoRounds(
  database: Database,
  termId: TermId,
  { lottery, main }: Pick<DemoCalendar, 'lottery' | 'main'>,
): Promise<void> {
  const known = (await readRounds(database, termId)).map(({ kind }) => kind)
  if (!known.includes('lottery'))
    await addRound(database, {
      termId,
      name: '抽签选课',
      nameEn: 'Lottery',
      kind: 'lottery',
      opensAt: lottery.opensAt.toISOString(),
      closesAt: lottery.closesAt.toISOString(),
      creditsMax: 20,
      cohorts: [],
      choicesMax: 5,
    })
  if (!known.includes('first_come'))
    await addRound(database, {
      termId,
      name: '正选',
      nameEn: 'Main round',
      opensAt: main.opensAt.toISOString(),
      closesAt: main.closesAt.toISOString(),
      creditsMin: 12,
      creditsMax: 20,
      cohorts: [],
      // Long enough that the offer of the demo still waits for whoever looks at it in the evening.
      offerMinutes: 24 * 60,
    })
}
