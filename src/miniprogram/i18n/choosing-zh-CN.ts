/** What is said while choosing: of the list, the plan, and the answer to a change. */
export const choosingZhCN = {
  choosing: {
    planWaiting_other: '{{count}} 门候补中',
    nothingFree: '现在没有能选的课',
    plannerFull: '{{courses}}已满，只能候补',
    inSection: '你现在在 {{section}} 班，可以换到这个班',
    see: '查看 ›',
  },
} as const
