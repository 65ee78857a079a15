import type { PreviewPerson } from '../../contract/people/preview-person'

/** The numbers of the students whom much of the demo is about. */
export const linZhixia = '20250001'
export const zhouZiang = '20240017'
export const songYinuo = '20230042'

/** A student who comes for the first time, with the code that a school prints on paper and the picker shows. */
export const newcomer = {
  number: '20260100',
  name: '许诺',
  nameEn: 'Xu Nuo',
  activationCode: '7K3M-Q9TD-0XWB',
} as const

/** A member of staff whom the catalogue names as the teacher of some sections. */
export const teacher = {
  openid: 'demo-shen-xinghe',
  number: 'T0012',
  name: '沈星河',
  nameEn: 'Shen Xinghe',
} as const

/**
 * Whom one can be in the preview, in the order the sign-in picker shows them. Imports no code, so any part may read it.
 * Those with an account of their own are bound already; the two who come for the first time are nobody yet.
 */
export const demoPeople: readonly PreviewPerson[] = [
  {
    openid: 'demo-lin-zhixia',
    studentNumber: linZhixia,
    phone: null,
    name: '林知夏',
    nameEn: 'Lin Zhixia',
    says: '大二学生，已选四门课，有一个候补名额等她确认',
    saysEn: 'Second-year student, four courses already, a seat offered',
  },
  {
    openid: 'demo-zhou-ziang',
    studentNumber: zhouZiang,
    phone: null,
    name: '周子昂',
    nameEn: 'Zhou Ziang',
    says: '大三学生，还没有选课',
    saysEn: 'Third-year student, nothing chosen yet',
  },
  {
    openid: 'demo-song-yinuo',
    studentNumber: songYinuo,
    phone: null,
    name: '宋一诺',
    nameEn: 'Song Yinuo',
    says: '大四学生，有一笔费用未缴',
    saysEn: 'Fourth-year student, one bill unpaid',
  },
  {
    openid: 'demo-lin-jianguo',
    studentNumber: null,
    phone: '+8613800001001',
    name: '林建国',
    nameEn: 'Lin Jianguo',
    says: '家长，林知夏的爸爸',
    saysEn: 'Parent, father of Lin Zhixia',
  },
  {
    openid: 'demo-wang-xiulan',
    studentNumber: null,
    phone: '+8613800001002',
    name: '王秀兰',
    nameEn: 'Wang Xiulan',
    says: '家长，第一次来：用手机号绑定周子昂',
    saysEn: 'Parent, here for the first time: binds Zhou Ziang by phone',
  },
  {
    openid: 'demo-xu-nuo',
    studentNumber: null,
    phone: null,
    name: newcomer.name,
    nameEn: newcomer.nameEn,
    says: `新生，第一次来：学号 ${newcomer.number}，激活码 ${newcomer.activationCode}`,
    saysEn: `New student, here for the first time: number ${newcomer.number}, activation code ${newcomer.activationCode}`,
  },
  {
    openid: 'demo-he-min',
    studentNumber: null,
    phone: '+8613800001003',
    name: '何敏',
    nameEn: 'He Min',
    says: '教职工，教务处',
    saysEn: 'Staff, registrar’s office',
  },
  {
    openid: teacher.openid,
    studentNumber: null,
    phone: null,
    name: teacher.name,
    nameEn: teacher.nameEn,
    says: '教师，看自己的教学班和学生名单',
    saysEn: 'Teacher, with own sections and class lists',
  },
]
