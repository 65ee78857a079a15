import type { DepartmentId } from '../../../../src/contract/school/ids'
import { askerFacts } from '../../../../src/miniprogram/packages/selection/pages/requests/asker-facts'
import { wordingIn } from '../../wording'

const department = { id: 1 as DepartmentId, code: 'CS', name: '计算机学院', nameEn: 'Computing' }

test('who asks is told with department and year of study, and nothing stands for what is not on record', () => {
  expect(askerFacts({ department, standing: 2 }, wordingIn('zh-CN'))).toBe('计算机学院 · 大二')
  expect(askerFacts({ department, standing: 2 }, wordingIn('en'))).toBe('Computing · Year 2')
  expect(askerFacts({ department: null, standing: null }, wordingIn('en'))).toBe('')
})
