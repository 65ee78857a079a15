import type { Pairs } from '../i18n/look-up'

/** Why something about people was refused. */
export const peopleRefusalWords = {
  too_many_requests: {
    title: ['操作太频繁了', 'Too many taps'],
    detail: ['请 {{wait}}后再试，刚才的操作没有生效。', 'Try again in {{wait}}. What you just did was not done.'],
  },
  role_required: {
    title: ['这项工作不归你的岗位', 'Not part of your role'],
    detail: [
      '需要的岗位：{{roles}}。请联系学校的管理员。',
      'It takes the role: {{roles}}. Ask your school’s administrator.',
    ],
  },
  not_your_student: {
    title: ['你没有绑定这位学生', 'You are not connected to this student'],
    detail: ['绑定可能已经解除。请回到“我的”看看。', 'The connection may have ended. Have a look in Me.'],
  },
  scope_closed: {
    title: ['学生没有开放{{scope}}', 'The student does not share this: {{scope}}'],
    detail: ['请学生在“我的”里的“家人与授权”打开它。', 'The student can share it in Me, under Family and permissions.'],
  },
  binding_not_found: {
    title: ['这个绑定已经不在了', 'This connection is gone'],
    detail: ['可能刚被解除。刷新后再看。', 'It may just have ended. Refresh to see.'],
  },
  consent_required: {
    title: ['请先同意隐私说明', 'Please agree to the privacy notice first'],
    detail: [
      '同意之后才能继续；说明更新时，会请你再看一遍。',
      'Then you can go on. When it changes, you are asked again.',
    ],
  },
  wechat_unavailable: {
    title: ['微信暂时没有回应', 'WeChat does not answer right now'],
    detail: ['请 {{wait}}后再试，填写的内容都还在。', 'Try again in {{wait}}. What you wrote is still here.'],
  },
  phone_code_rejected: {
    title: ['没有拿到手机号', 'No phone number came'],
    detail: ['请再点一次按钮，允许微信提供手机号。', 'Tap the button once more and let WeChat give the number.'],
  },
  text_rejected: {
    title: ['这段文字不能发送', 'This text cannot be sent'],
    detail: ['微信的内容检查没有通过，请换一种说法。', 'It did not pass WeChat’s content check. Put it another way.'],
  },
  binding_refused: {
    title: ['信息对不上', 'These do not match'],
    detail: [
      '请核对后再试，多次出错会暂时不能再试。如果确定没有填错，或者换了微信，请向学校要一个激活码：{{contact}}。',
      'Check and try again; after several wrong tries there is a pause. If all is right, or you have changed WeChat, ask the school for an activation code: {{contact}}.',
    ],
  },
  binding_limited: {
    title: ['试的次数太多了', 'Too many tries'],
    detail: [
      '请 {{wait}}后再试。着急的话请联系学校：{{contact}}。',
      'Try again in {{wait}}. If it is urgent, ask the school: {{contact}}.',
    ],
  },
  already_bound: {
    title: ['这个微信已经绑定了学号 {{number}}', 'This WeChat is connected to student {{number}}'],
    detail: [
      '一个微信只能是一名学生。如果绑错了，请联系学校：{{contact}}。',
      'One WeChat is one student. If that is wrong, ask the school: {{contact}}.',
    ],
  },
  phone_not_listed: {
    title: ['学校没有登记手机号 {{phone}}', 'The school does not have the number {{phone}}'],
    detail: [
      '可以请孩子发一张邀请卡给你，或请学校登记这个号码：{{contact}}。',
      'Ask your child to send you an invitation card, or the school to add the number: {{contact}}.',
    ],
  },
  invitation_unknown: {
    title: ['邀请卡无效', 'This card is not valid'],
    detail: ['请让孩子重新发一张。', 'Ask your child for a new one.'],
  },
  invitation_expired: {
    title: ['邀请卡已过期', 'This card has run out'],
    detail: [
      '邀请卡 72 小时内有效，请让孩子重新发一张。',
      'A card is good for 72 hours. Ask your child for a new one.',
    ],
  },
  invitation_cancelled: {
    title: ['邀请卡已被收回', 'This card was taken back'],
    detail: ['请和孩子确认后，让孩子重新发一张。', 'Talk to your child, and ask for a new one.'],
  },
  invitation_used: {
    title: ['邀请卡已被使用', 'This card was used'],
    detail: [
      '一张卡只能一个人用。请让孩子给你单独发一张。',
      'A card is for one person. Ask your child for one of your own.',
    ],
  },
  own_invitation: {
    title: ['这是你自己的邀请卡', 'This is your own card'],
    detail: ['请把它转发给你的家人。', 'Forward it to your family.'],
  },
  already_guardian: {
    title: ['你已经是这位学生的家长', 'You are this student’s guardian already'],
    detail: ['可以在“我的”里看到。', 'You find it in Me.'],
  },
  guardians_exceeded: {
    title: ['家长已满 {{max}} 位', 'There are {{max}} guardians already'],
    detail: [
      '包括还没有用的邀请卡。学生收回一张卡或解除一位后，就有位置了。',
      'Cards not used yet count too. There is room once the student takes one back or removes somebody.',
    ],
  },
  student_not_of_age: {
    title: ['未满 18 岁时不能关闭', 'Cannot be closed before 18'],
    detail: [
      '按规定，未成年学生的家长可以看课表和成绩。年满 18 岁后由你决定。',
      'Guardians of a student under 18 see timetable and results. From 18 on, you decide.',
    ],
  },
  session_not_found: {
    title: ['这台手机已经退出了', 'That phone is signed out already'],
    detail: ['刷新后就看不到它了。', 'Refresh, and it is gone from the list.'],
  },
  student_still_barred: {
    title: ['同意之后，学生仍然选不了', 'The student could not choose it even so'],
    detail: [
      '别的规定还拦着这名学生选「{{course}}」。请先解决，或仍然同意。',
      'Other rules still keep this student from "{{course}}". Settle these first, or grant it all the same.',
    ],
  },
  adviser_request_decided: {
    title: ['这个申请已经有了结果', 'This request has been answered'],
    detail: ['别的老师刚答复过，或学生撤回了。', 'Somebody was quicker, or the student took it back.'],
  },
  adviser_request_ungrantable: {
    title: ['现在不能批这个申请', 'This cannot be granted now'],
    detail: [
      '「{{course}}」的座位正在给这名学生递补，或学生已经在班里，或教学班已取消。可以不同意，并写明原因。',
      'A seat of "{{course}}" is offered to the student already, or they are in the section, or it was cancelled. You can refuse it and say why.',
    ],
  },
  round_not_found: {
    title: ['没有这个轮次', 'There is no such round'],
    detail: ['可能刚被删除。刷新后再看。', 'It may just have been removed. Refresh to see.'],
  },
  round_unfit: {
    title: ['「{{round}}」没有改动', '{{round}} stays as it is'],
    detail: ['按它现在的情况，不能这样改。刷新后再看。', 'As it is now, this does not fit. Refresh and look again.'],
  },
  section_unfit: {
    title: ['{{section}} 没有改动', '{{section}} stays as it is'],
    detail: [
      '按它现在的人数和名额，不能这样改。刷新后再看。',
      'With its seats and students as they are, this does not fit. Refresh and look again.',
    ],
  },
  time_past: {
    title: ['这个时间已经过去', 'That time is past'],
    detail: ['请选一个以后的时间。', 'Choose a later one.'],
  },
  export_too_large: {
    title: ['表格太大', 'The table is too large'],
    detail: [
      '有 {{rows}} 行，手机上最多 {{max}} 行。请在命令行导出。',
      'It has {{rows}} rows; a phone takes {{max}}. Export it at the command line.',
    ],
  },
  student_not_found: {
    title: ['没有这个学号', 'There is no such student number'],
    detail: ['请核对学号，注意数字和字母。', 'Check digits and letters.'],
  },
} as const satisfies Pairs
