import type { PreviewPerson } from '../../contract/person'

/** The demo students with an account, in the order the sign-in picker shows them. Imports no code, so any part may read it. */
export const demoPeople: readonly PreviewPerson[] = [
  {
    openid: 'demo-lin-zhixia',
    studentNumber: '20250001',
    name: '林知夏',
    nameEn: 'Lin Zhixia',
    says: '大二，已选四门课',
    saysEn: 'Second year, four courses already',
  },
  {
    openid: 'demo-zhou-ziang',
    studentNumber: '20240017',
    name: '周子昂',
    nameEn: 'Zhou Ziang',
    says: '大三，还没有选课',
    saysEn: 'Third year, nothing chosen yet',
  },
  {
    openid: 'demo-song-yinuo',
    studentNumber: '20230042',
    name: '宋一诺',
    nameEn: 'Song Yinuo',
    says: '大四，有一笔费用未缴',
    saysEn: 'Fourth year, one bill unpaid',
  },
]
