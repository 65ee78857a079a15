/** What is said while choosing: of the list, the plan, and the answer to a change. */
export const choosingZhCN = {
  choosing: {
    planWaiting_other: '{{count}} 门候补中',
    nothingFree: '现在没有能选的课',
    plannerFull: '{{courses}}已满，只能候补',
    inSection: '你现在在 {{section}} 班，可以换到这个班',
    see: '查看 ›',
    takeable: '我能选的',
    byCourse: '按课程',
    courseCount_other: '{{count}} 门课',
    more_other: '另有 {{count}} 个班',
    sort: '排序',
    sortBy: { match: '按课程代码', time: '按上课时间', credits: '学分从少到多' },
    periodHeading: '节次',
    otherResults: '其他结果',
    startOver: '清空条件',
  },
} as const
