import type { Queryable } from '../../cloud/kernel/database/database'
import { readRound, readRounds } from '../../cloud/selection/tables/rounds'
import type { TermId } from '../../contract/school/ids'
import type { RoundId } from '../../contract/selection/ids'
import type { RoundFacts } from '../../rules/selection/rounds'
import { joined, say } from '../kit/language'
import { PlainError } from '../kit/plain-error'
import { givenTerm } from '../school/given-term'

/** The round that staff name, by its name in the term, or by its number, which no two rounds of any terms have in common. */
export async function namedRound(
  database: Queryable,
  named: string,
  given: string | undefined,
): Promise<{ round: RoundFacts; termId: TermId }> {
  const isNumber = given === undefined && /^[1-9]\d{0,8}$/.test(named)
  const numberedSo = isNumber ? await readRound(database, Number(named) as RoundId) : null
  if (numberedSo) return { round: numberedSo, termId: numberedSo.termId }
  const term = await givenTerm(database, given)
  const rounds = await readRounds(database, term.id)
  const found = rounds.filter(({ id, name, nameEn }) => String(id) === named || name === named || nameEn === named)
  const [round, another] = found
  if (another)
    throw new PlainError(
      say(
        `有几个轮次叫 ${named}，请写编号：${numbered(found)}。`,
        `Several rounds are called ${named}. Name one by its number: ${numbered(found)}.`,
      ),
    )
  if (!round)
    throw new PlainError(
      say(
        `学期 ${term.id} 没有轮次 ${named}。现有：${numbered(rounds) || '没有'}。（用 --term 指定其他学期。）`,
        `Term ${term.id} has no round ${named}. It has: ${numbered(rounds) || 'none'}. (--term names another term.)`,
      ),
    )
  return { round, termId: term.id }
}

function numbered(rounds: readonly RoundFacts[]): string {
  return joined(rounds.map(({ id, name }) => `${id} ${name}`))
}
