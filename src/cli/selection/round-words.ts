import type { RoundFacts, standingOf } from '../../rules/selection/rounds'
import { say } from '../kit/language'

/** The kind of a round, by the word that commands take. */
export function kindText(kind: RoundFacts['kind']): string {
  const zh = {
    trial: '试选',
    lottery: '抽签',
    first_come: '先到先得',
    add_drop: '补退选',
    add_only: '只补选',
    drop_only: '只退选',
  }[kind]
  return say(`${zh}（${kind}）`, kind)
}

/** How a round stands. */
export function standingText(standing: ReturnType<typeof standingOf>): string {
  return say({ upcoming: '未开始', open: '进行中', paused: '已暂停', closed: '已结束' }[standing], standing)
}
