import { toSimplified } from '../../../src/cloud/kernel/simplified'
import { isSameName } from '../../../src/rules/people/same-name'

test.each([
  ['阿依古丽•买买提', '阿依古丽·买买提'],
  ['阿依古丽⋅艾山', '阿依古丽·艾山'],
  ['阿依古丽●艾山', '阿依古丽·艾山'],
  ['阿依古丽ㆍ艾山', '阿依古丽·艾山'],
  ['阿依古丽.艾山', '阿依古丽·艾山'],
  ['阿依古丽 艾山', '阿依古丽·艾山'],
  ['王小明', '王\u200b小明'],
  ['王小明', '王\u00ad小明'],
  ['王小明', '王\u{e0100}小明'],
  ['lin  zhixia', 'LIN Zhi-xia'],
  ['Ｌin Zhixia', 'Lin Zhixia'],
  ['LIN–Zhixia', 'Lin Zhixia'],
  ["O'Brien", 'O’Brien'],
  ['O‘Brien', 'O’Brien'],
  ['O′Brien', "O'Brien"],
  ['OBrien', "O'Brien"],
  ["Anne O'Neil", "O'Neil Anne"],
  ['Ichiro Yoshikawa', 'YOSHIKAWA, Ichiro'],
  ['Zhixia Lin', 'LIN Zhi Xia'],
  ['Nguyen Thi Hoa', 'Nguyễn Thị Hoa'],
  ['Hoa Nguyen Thi', 'Nguyễn Thị Hoa'],
  ['Jose Ibanez', 'José Ibáñez'],
  ['Muller Jurgen', 'Müller Jürgen'],
  ['Groß', 'GROSS'],
  ['陈美玲', '陳美玲'],
  ['陳美玲', '陈美玲'],
  ['LYU YI', 'Lü Yi'],
  ['Lv Yi', 'LYU YI'],
  ['lu yi', 'Lü Yi'],
  ['nv', 'Nü'],
])('%s is the name %s too', (written, kept) => {
  expect(isSameName(written, [null, kept], toSimplified)).toBe(true)
})

test.each([
  ['林知秋', '林知夏'],
  ['夏知林', '林知夏'],
  ['王小', '王小明'],
  ['Lin', 'Lin Zhixia'],
  ['Zhi Lin Xia', 'Lin Zhi Xia'],
  ['陈美灵', '陳美玲'],
  ['···', '···'],
  ['', ''],
])('%s is not the name %s', (written, kept) => {
  expect(isSameName(written, [kept, null], toSimplified)).toBe(false)
})
