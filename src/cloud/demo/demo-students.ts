import type { StudentId } from '../../contract/people/ids'
import type { NewStudent } from '../people/tables/students'
import { demoPeople, newcomer } from './people'
import { seededRandom } from './seeded-random'

const surnames =
  '王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 赵Zhao 黄Huang 吴Wu 徐Xu 孙Sun 胡Hu 朱Zhu 高Gao 郭Guo 何He 马Ma 罗Luo 梁Liang 谢Xie'
const givenNames =
  '若溪Ruoxi 子墨Zimo 雨桐Yutong 思远Siyuan 欣怡Xinyi 浩然Haoran 梓涵Zihan 诗琪Shiqi 宇航Yuhang 佳宁Jianing 明轩Mingxuan 语嫣Yuyan 书瑶Shuyao 天佑Tianyou 静雅Jingya 俊熙Junxi 可馨Kexin 嘉禾Jiahe 安然Anran 知行Zhixing 云舒Yunshu 锦程Jincheng 南乔Nanqiao 星辰Xingchen'
const departments = ['CS', 'MATH', 'PHYS', 'BUS', 'LANG', 'ART']

/** 200 invented students of the cohorts 2023 to 2026 and a newcomer, the same every time; those of the sign-in picker are among them. */
export function demoStudents(): NewStudent[] {
  const random = seededRandom(20_260_907)
  const students = new Map<string, NewStudent>()
  const add = (number: string, name: string, nameEn: string) =>
    students.set(number, { number, name, nameEn, cohort: Number(number.slice(0, 4)), departmentCode: 'CS' })
  for (const { studentNumber, name, nameEn } of demoPeople) if (studentNumber) add(studentNumber, name, nameEn)
  add(newcomer.number, newcomer.name, newcomer.nameEn)
  const surnameList = named(surnames)
  const givenList = named(givenNames)
  for (let index = 0; students.size <= 200; index += 1) {
    const cohort = 2023 + (index % 4)
    const surname = random.pick(surnameList)
    const given = random.pick(givenList)
    const number = `${cohort}${String(Math.floor(index / 4) + 1).padStart(4, '0')}`
    const departmentCode = random.pick(departments)
    if (students.has(number)) continue
    const name = `${surname.zh}${given.zh}`
    students.set(number, { number, name, nameEn: `${surname.en} ${given.en}`, cohort, departmentCode })
  }
  return [...students.values()]
}

/** `王Wang 李Li` → the Chinese and the English form of each. */
function named(list: string): { zh: string; en: string }[] {
  return list.split(' ').map((entry) => ({ zh: entry.replace(/[A-Za-z]+/, ''), en: entry.replace(/[^A-Za-z]+/, '') }))
}

/** The id of a student of the demo. */
export function idOf(studentIds: ReadonlyMap<string, StudentId>, number: string): StudentId {
  const id = studentIds.get(number)
  if (id === undefined) throw new Error(`the demo has no student ${number}`)
  return id
}
