import type { Pairs } from '../../../i18n/look-up'

/** What people are told. */
export const messageWords = {
  messages: {
    title: ['消息', 'Messages'],
    empty: ['还没有消息', 'No messages yet'],
    emptyDetail: [
      '课程、候补、申请和绑定有变化时，会在这里告诉你。',
      'You are told here when something changes: courses, waitlists, requests, connections.',
    ],
    unread: ['未读', 'Unread'],
    more: ['没有加载完', 'Not everything was loaded'],
    end: ['没有更多了', 'That is all'],
    someone: ['有人', 'Somebody'],
    guardian_asks: [
      '{{name}}接受了你的邀请卡，等你确认',
      '{{name}} accepted your invitation and waits for you to confirm',
    ],
    guardian_asksAction: ['去确认', 'Review'],
    guardian_bound: [
      '{{name}}通过学校登记的手机号绑定为你的家长',
      '{{name}} is now your guardian, by the phone number the school has',
    ],
    guardian_confirmed: ['{{name}}确认了，你们已经绑定', '{{name}} confirmed you. You are connected'],
    guardian_declined: ['{{name}}没有同意绑定', '{{name}} did not agree to connect'],
    guardian_removed: {
      guardian: ['家长{{name}}解除了与你的绑定', 'Your guardian {{name}} disconnected from you'],
      staff: ['学校解除了家长{{name}}与你的绑定', 'The school disconnected your guardian {{name}}'],
      other: ['家长{{name}}与你的绑定已解除', 'Your guardian {{name}} is no longer connected'],
    },
    student_removed: {
      student: ['{{name}}解除了与你的绑定', '{{name}} disconnected you'],
      staff: ['学校解除了你与{{name}}的绑定', 'The school disconnected you from {{name}}'],
      other: ['你与{{name}}的绑定已解除', 'You are no longer connected to {{name}}'],
    },
    scopes_changed: ['{{name}}调整了你能看到的内容', '{{name}} changed what you can see'],
    student_left: [
      '{{name}}注销了账号，你们的绑定已解除',
      '{{name}} closed the account, so you are no longer connected',
    ],
    student_bound_elsewhere: [
      '学号 {{name}} 已绑定到另一个微信，这里不再是学生身份。如果不是你本人操作，请马上联系学校。',
      'Student number {{name}} is now connected to another WeChat; you are no longer a student here. If that was not you, contact the school at once.',
    ],
    number_locked: ['学号 {{name}} 因多次输错被锁定', 'Student number {{name}} is locked after wrong tries'],
    role_granted: ['你有了新的工作职责', 'You were given a new staff role'],
    role_revoked: ['你的一项工作职责已取消', 'One of your staff roles has ended'],
    unknown: ['有一条新消息，更新小程序后可以查看', 'A new message. Update the applet to read it'],
    ofWard: ['{{name}}：{{text}}', '{{name}}: {{text}}'],
    note: ['说明：{{note}}', 'Note: {{note}}'],
    course: ['{{code}} {{title}}', '{{code}} {{title}}'],
    courseSections: ['{{code}} {{title}}（{{sections}} 班）', '{{code}} {{title}} (section {{sections}})'],
    someCourse: ['一门课程', 'a course'],
    scope_asked: {
      timetable: ['{{name}}想看你的课表', '{{name}} would like to see your timetable'],
      results: ['{{name}}想看你的成绩', '{{name}} would like to see your results'],
    },
    scope_askedDetail: [
      '给不给看由你决定，在「家人与授权」里打开或关闭。',
      'It is up to you. Turn it on or off under Family and permissions.',
    ],
    section_cancelled: ['教学班已取消：{{course}}', 'Section cancelled: {{course}}'],
    section_cancelledDetail: [
      '你已不在这门课里，可以改选别的。',
      'You are no longer in this course and can choose another.',
    ],
    waiting_cancelled: ['候补已结束：{{course}}', 'Waitlist closed: {{course}}'],
    waiting_cancelledDetail: [
      '学校结束了这次候补，多半是教学班取消了。',
      'The school ended the waiting, most likely because the section is cancelled.',
    ],
    place_removed: ['已被学校退课：{{course}}', 'Taken out by the school: {{course}}'],
    place_removedDetail: ['如有疑问，请联系教务处。', 'If this surprises you, ask the registrar.'],
    draw_undone: ['抽签作废，名额已收回：{{course}}', 'Draw taken back, and the seat with it: {{course}}'],
    draw_undoneDetail: ['学校会重新抽签，请留意结果。', 'The school will draw again. Watch for the result.'],
    enrolled_automatically: ['候补成功，已自动选上：{{course}}', 'Off the waitlist and enrolled: {{course}}'],
    enrolled_automaticallyDetail: [
      '不想要的话，可以在退课时间内退掉。',
      'If you do not want it, drop it while courses can be dropped.',
    ],
    offer_lapsed: [
      '没有及时确认，空位已让给下一位：{{course}}',
      'Not taken in time, so the seat went to the next: {{course}}',
    ],
    offer_lapsedDetail: ['还想要的话，可以重新候补。', 'If you still want it, join the waitlist again.'],
    seat_offered: ['有空位了：{{course}}', 'A seat is free for you: {{course}}'],
    seat_offeredDetail: [
      '为你保留到 {{until}}，逾期让给下一位。',
      'Kept for you until {{until}}, then it goes to the next.',
    ],
    request_granted: ['申请已同意：{{course}}', 'Request granted: {{course}}'],
    request_refused: ['申请未同意：{{course}}', 'Request not granted: {{course}}'],
    requestDetail: ['{{kind}}：{{note}}', '{{kind}}: {{note}}'],
    hold_placed: ['选课受到限制：{{reason}}', 'You cannot choose courses: {{reason}}'],
    hold_released: ['选课限制已解除：{{reason}}', 'You can choose courses again: {{reason}}'],
    lottery_drawn: ['{{round}}的抽签结果出来了', 'Results of the draw: {{round}}'],
    lottery_drawnDetail: [
      '{{choices}} 个志愿，选上 {{count}} 个。',
      'You got {{count}} of your {{choices}} choices.',
      'You got {{count}} of your {{choices}} choices.',
    ],
  },
} as const satisfies Pairs
