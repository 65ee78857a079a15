import type { RoundStanding } from '../../../../src/contract/selection/enrolment'
import type { RoundId } from '../../../../src/contract/selection/ids'
import {
  demandText,
  lotteryPhase,
  nextRoundText,
  shortDigits,
} from '../../../../src/miniprogram/selection/text/lottery-text'
import { choiceSample, lotterySample } from '../../lottery-samples'
import { wordingIn } from '../../wording'

const zh = wordingIn('zh-CN')
const en = wordingIn('en')
const at = (time: string) => Date.parse(`2026-11-22T${time}:00Z`)

function demandOf(choice: ReturnType<typeof choiceSample>, wording = zh) {
  const [section] = choice.sections
  return section && demandText(section, choice.demand, wording.t)
}

test('how many want a section stands beside its seats, marked when they are too few', () => {
  expect(demandOf(choiceSample(1, 0, { students: 12, capacity: 8 }))).toEqual({
    text: '12 人想要，8 个名额',
    isTight: true,
  })
  expect(demandOf(choiceSample(1, 0, { students: 1, capacity: 8 }), en)).toEqual({
    text: '1 student wants it, 8 seats',
    isTight: false,
  })
})

test('where no limit of seats is set, nobody is too many; before saving nobody has been counted', () => {
  expect(demandOf(choiceSample(1, 0, { students: 900, capacity: null }))).toEqual({
    text: '900 人想要，不限名额',
    isTight: false,
  })
  expect(demandOf(choiceSample(1, 0))?.text).toBe('多少人想要，保存后显示')
})

test('a seed is shown by its first digits', () => {
  expect(shortDigits('ab12'.repeat(16))).toBe('ab12ab12ab12…')
})

test('after closing the outcome is awaited until it is published', () => {
  const publication = { publishedAt: '2026-11-22T11:00:00Z', seed: 'a'.repeat(64), inputSha256: 'b'.repeat(64) }
  expect(lotteryPhase(lotterySample([]), at('07:00'))).toBe('upcoming')
  expect(lotteryPhase(lotterySample([]), at('09:00'))).toBe('open')
  expect(lotteryPhase(lotterySample([]), at('10:30'))).toBe('awaiting')
  expect(lotteryPhase(lotterySample([], { publication }), at('11:30'))).toBe('published')
})

test('what was not won can be chosen in the round that opens next, or is open', () => {
  const { round } = lotterySample([])
  const main: RoundStanding = {
    ...round,
    standing: 'upcoming',
    round: {
      ...round.round,
      id: 2 as RoundId,
      kind: 'first_come',
      name: '正选',
      nameEn: 'Main round',
      opensAt: '2026-11-25T01:00:00Z',
      closesAt: '2026-11-26T01:00:00Z',
    },
  }
  expect(nextRoundText([round, main], zh, zh.nowMs)).toEqual({
    text: '没抽中的课，可以在「正选」里选：11月25日 09:00 开始。',
    isOpen: false,
  })
  expect(nextRoundText([round, main], en, Date.parse('2026-11-25T02:00:00Z')).isOpen).toBe(true)
  expect(nextRoundText([round], zh, zh.nowMs).text).toBe('下一轮选课还没有定，请留意教务处的通知。')
})
