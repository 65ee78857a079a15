import { termText } from '../../../src/miniprogram/school/term-text'
import { wordingIn } from '../wording'

test.each([
  ['2024-2025-1', '2024–2025 学年第 1 学期', '2024–2025, term 1'],
  ['2025-autumn', '2025 年秋季', 'Autumn 2025'],
  ['2025-fall', '2025 年秋季', 'Autumn 2025'],
  ['2024-2025-9', '2024-2025-9', '2024-2025-9'],
  ['大一上', '大一上', '大一上'],
])('%s is said as %s and %s', (id, zh, en) => {
  expect([termText(id, wordingIn('zh-CN')), termText(id, wordingIn('en'))]).toEqual([zh, en])
})
