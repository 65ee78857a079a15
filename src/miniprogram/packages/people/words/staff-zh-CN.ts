/** The words of the screens on which staff work; `staff-en.ts` has the same shape. */
export const staffZhCN = {
  find: {
    hint: '姓名或学号',
    none: '没有找到学生',
    noneDetail: '请核对姓名或学号。',
    many: '还有更多，请输入更完整的姓名或学号。',
    courses: '本学期课程',
    noCourses: '没有选课',
    credits: '共 {{credits}} 学分',
    holds: '限制',
    noHolds: '没有限制',
  },
}
