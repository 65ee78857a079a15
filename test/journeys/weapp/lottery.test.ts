import type { RoundId } from '../../../src/contract/selection/ids'
import { openLotteryIn } from '../browser/demo-lottery'
import { WeappJourney } from './weapp-journey'

let journey: WeappJourney
let roundId: RoundId | null = null

beforeAll(async () => {
  journey = await WeappJourney.start()
  if (journey.database) roundId = await openLotteryIn(journey.database)
})
afterEach(async () => expect(await journey.closeApplets()).toEqual([]))
afterAll(() => journey?.end())

test('what is ranked without a network stays on the phone and is saved once there is one', async () => {
  const applet = await journey.openApplet(journey.newPhone())
  await applet.tap('周子昂')
  await applet.isOn('pages/today/index')
  await applet.tap('填志愿')
  await applet.isOn('packages/selection/pages/lottery/index')
  await applet.tap('用预选单填志愿（4 门）')
  await applet.sees('1 人想要', '已保存')
  await applet.setNetwork(false)
  await applet.tap('给「皮划艇」加 5 分')
  await applet.sees('剩 95 / 100 分', '还没有保存到学校，联网后自动保存')
  await applet.screenshot('lottery-offline')
  await applet.setNetwork(true)
  await applet.seesNoLonger('还没有保存到学校')
  await applet.sees('剩 95 / 100 分', '已保存')
  const saved = await journey.database?.query('select points from lottery_choice where round_id = $1 order by rank', [
    roundId,
  ])
  expect(saved?.rows.map(({ points }) => points)).toEqual([0, 0, 0, 5])
})
