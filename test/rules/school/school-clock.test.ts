import { SchoolClock } from '../../../src/contract/school/institution'
import { schoolClockOf } from '../../../src/rules/school/school-clock'

test('a zone without summer time has one offset', () => {
  expect(schoolClockOf('Asia/Shanghai', 2026)).toEqual([{ from: '2021-01-01T00:00:00.000Z', minutes: 480 }])
  expect(schoolClockOf('Asia/Kathmandu', 2026).map(({ minutes }) => minutes)).toEqual([345])
  expect(schoolClockOf('UTC', 2026).map(({ minutes }) => minutes)).toEqual([0])
})

test('the clock is changed at the very minute, in both directions', () => {
  const ofYear = (timeZone: string) => schoolClockOf(timeZone, 2026).filter(({ from }) => from.startsWith('2026'))
  expect(ofYear('Europe/London')).toEqual([
    { from: '2026-03-29T01:00:00.000Z', minutes: 60 },
    { from: '2026-10-25T01:00:00.000Z', minutes: 0 },
  ])
  expect(ofYear('America/Chicago')).toEqual([
    { from: '2026-03-08T08:00:00.000Z', minutes: -300 },
    { from: '2026-11-01T07:00:00.000Z', minutes: -360 },
  ])
  // By half an hour only.
  expect(ofYear('Australia/Lord_Howe')).toEqual([
    { from: '2026-04-04T15:00:00.000Z', minutes: 630 },
    { from: '2026-10-03T15:30:00.000Z', minutes: 660 },
  ])
})

test('what is told fits on the wire', () => {
  expect(SchoolClock.safeParse(schoolClockOf('America/St_Johns', 2026)).success).toBe(true)
})

test('a zone that does not exist is a fault of the settings', () => {
  expect(() => schoolClockOf('Asia/Atlantis', 2026)).toThrow(RangeError)
})
