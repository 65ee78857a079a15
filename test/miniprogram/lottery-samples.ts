import { Lottery, LotteryChoice } from '../../src/contract/selection/lottery'
import { enrolledSample, type MeetingSample, sectionSample } from './catalogue-samples'

/** A ranked course with points, wanted by so many; its one section has the id of the course. */
export function choiceSample(id: number, points: number, more: { students?: number; capacity?: number | null } = {}) {
  const { students, capacity = 30 } = more
  const meetings: MeetingSample[] = [{ weekday: 2, startMinute: 600, endMinute: 695 }]
  const seats = { capacity, enrolled: 0, kept: 0, waiting: 0 }
  return LotteryChoice.parse({
    course: enrolledSample(id, []).course,
    sections: [sectionSample(id, { meetings, seats })],
    points,
    demand: students === undefined ? [] : [{ sectionId: id, students }],
    warnings: [],
    outcome: null,
  })
}

/** A lottery that is open on 22 November 2026 from 8 to 10, UTC. */
export function lotterySample(choices: LotteryChoice[], more: Partial<Lottery> = {}): Lottery {
  return Lottery.parse({
    round: {
      standing: 'open',
      isForMe: true,
      round: {
        id: 1,
        name: '第一轮抽签',
        nameEn: 'First lottery',
        kind: 'lottery',
        opensAt: '2026-11-22T08:00:00Z',
        closesAt: '2026-11-22T10:00:00Z',
        pausedAt: null,
        creditsMin: 0,
        creditsMax: 20,
        isWaitlistOpen: false,
      },
    },
    choicesMax: 3,
    pointsMax: 100,
    pointsLeft: choices.reduce((left, { points }) => left - points, 100),
    lotteryCode: null,
    savedAt: null,
    revision: 0,
    choices,
    commitments: [],
    publication: null,
    ...more,
  })
}
