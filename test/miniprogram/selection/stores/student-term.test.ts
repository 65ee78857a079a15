import { useStudentTerm } from '../../../../src/miniprogram/selection/stores/student-term'
import { sectionSample, term } from '../../catalogue-samples'

const offer = { offeredAt: '2026-11-22T08:00:00Z', expiresAt: '2026-11-23T08:00:00Z' }
const mockOlder = JSON.stringify({
  version: 1,
  state: {
    gotAtMs: 5,
    copy: {
      term,
      serverTime: '2026-11-22T09:00:00Z',
      rounds: [],
      enrolments: [],
      waitlist: [
        { entryId: 1, course: { id: 7 }, sections: [sectionSample(1)], offer },
        { entryId: 2, course: { id: 8 }, sections: [sectionSample(2)], offer: null },
      ],
      creditsEnrolled: 0,
      creditsMin: null,
      creditsMax: null,
      holds: [],
    },
  },
})

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => (key === 'campus.student-term' ? mockOlder : ''),
    setStorageSync: () => undefined,
    removeStorageSync: () => undefined,
  },
}))

test('a copy kept before offered seats said what bars them opens all the same', async () => {
  await useStudentTerm.persist.rehydrate()
  const { copy, gotAtMs } = useStudentTerm.getState()
  expect(gotAtMs).toBe(5)
  expect(copy?.waitlist.map((entry) => entry.offer)).toEqual([{ ...offer, refusals: [] }, null])
})
