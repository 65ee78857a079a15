import type { Pairs } from '../i18n/look-up'

/** Meetings, components, seats and exams. */
export const catalogueWords = {
  credits: ['{{credits}} 学分', '{{credits}} cr'],
  meeting: {
    periods: ['{{first}}–{{last}} 节', 'periods {{first}}–{{last}}'],
    period: ['{{first}} 节', 'period {{first}}'],
    qualified: ['{{time}} {{weeks}}', '{{time}} ({{weeks}})'],
    qualifiedAll: ['{{time}}，{{weeks}}', '{{time}}, {{weeks}}'],
    noTime: ['时间待定', 'Time to be announced'],
    noRoom: ['地点待定', 'Room to be announced'],
    nameSeparator: ['、', ', '],
  },
  component: {
    lecture: ['理论', 'Lecture'],
    lab: ['实验', 'Lab'],
    tutorial: ['辅导', 'Tutorial'],
    other: ['其他', 'Other'],
  },
  seats: {
    left: ['余 {{left}} / {{capacity}}', '{{left}} of {{capacity}} left'],
    full: ['已满 {{enrolled}} / {{capacity}}', 'Full, {{enrolled}} / {{capacity}}'],
    unlimited: ['不限人数 · 已选 {{enrolled}}', 'No limit · {{enrolled}} in'],
    waiting: ['候补 {{waiting}}', '{{waiting}} waiting'],
    leftShort: ['余 {{left}}', '{{left}} left'],
    fullShort: ['已满', 'full'],
    unlimitedShort: ['不限', 'no limit'],
    withLinked: ['含{{kinds}}', 'with {{kinds}}'],
  },
  exam: {
    exam: ['考试', 'Exam'],
    of: ['考试：{{title}}', 'Exam: {{title}}'],
    daysLeft: ['还有 {{count}} 天', 'In {{count}} day', 'In {{count}} days'],
  },
} as const satisfies Pairs
