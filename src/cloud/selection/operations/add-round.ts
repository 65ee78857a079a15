import { inOneForm, whyUnfit } from '../../../rules/selection/round-fit'
import type { Handler, OfficeCall } from '../../call-context'
import { readTerm } from '../../school/tables/terms'
import { refused, unfit } from '../steer-round'
import { addRound as add } from '../tables/rounds'
import { unknownDepartment } from '../unknown-department'

/** A new round of a term. Refuses `term_not_found` and `round_unfit`. */
export const addRound: Handler<'addRound', OfficeCall> = async ({ termId, round: asked }, { services }) => {
  const { database } = services
  const round = { ...asked, ...inOneForm(asked) }
  if (!(await readTerm(database, termId))) return refused({ code: 'term_not_found' })
  const why = whyUnfit(round) ?? (await unknownDepartment(database, round.departmentIds))
  if (why) return unfit(round, why)
  return { ok: true, value: { roundId: await add(database, { ...round, termId }) } }
}
