import type { peopleRefusalsZhCN } from './people-refusals-zh-CN'
import type { Translation } from './translation'

/** Why something about people and their relations was refused, in English. */
export const peopleRefusalsEn: Translation<typeof peopleRefusalsZhCN> = {
  too_many_requests: { title: 'Too many taps', detail: 'Try again in {{wait}}. What you just did was not done.' },
  role_required: {
    title: 'Not part of your role',
    detail: 'It takes the role: {{roles}}. Ask your school’s administrator.',
  },
  not_your_student: {
    title: 'You are not connected to this student',
    detail: 'The connection may have ended. Have a look in Me.',
  },
  scope_closed: {
    title: 'The student does not share this: {{scope}}',
    detail: 'The student can share it in Me, under Family and permissions.',
  },
  binding_not_found: { title: 'This connection is gone', detail: 'It may just have ended. Refresh to see.' },
  consent_required: {
    title: 'Please agree to the privacy notice first',
    detail: 'Then you can go on. When it changes, you are asked again.',
  },
  wechat_unavailable: {
    title: 'WeChat does not answer right now',
    detail: 'Try again in {{wait}}. What you wrote is still here.',
  },
  phone_code_rejected: {
    title: 'No phone number came',
    detail: 'Tap the button once more and let WeChat give the number.',
  },
  text_rejected: {
    title: 'This text cannot be sent',
    detail: 'It did not pass WeChat’s content check. Put it another way.',
  },
  binding_refused: {
    title: 'These do not match',
    detail:
      'Check and try again; after several wrong tries there is a pause. If all is right, or you have changed WeChat, ask the school for an activation code: {{contact}}.',
  },
  binding_limited: {
    title: 'Too many tries',
    detail: 'Try again in {{wait}}. If it is urgent, ask the school: {{contact}}.',
  },
  already_bound: {
    title: 'This WeChat is connected to student {{number}}',
    detail: 'One WeChat is one student. If that is wrong, ask the school: {{contact}}.',
  },
  phone_not_listed: {
    title: 'The school does not have the number {{phone}}',
    detail: 'Ask your child to send you an invitation card, or the school to add the number: {{contact}}.',
  },
  invitation_unknown: { title: 'This card is not valid', detail: 'Ask your child for a new one.' },
  invitation_expired: {
    title: 'This card has run out',
    detail: 'A card is good for 72 hours. Ask your child for a new one.',
  },
  invitation_cancelled: { title: 'This card was taken back', detail: 'Talk to your child, and ask for a new one.' },
  invitation_used: {
    title: 'This card was used',
    detail: 'A card is for one person. Ask your child for one of your own.',
  },
  own_invitation: { title: 'This is your own card', detail: 'Forward it to your family.' },
  already_guardian: { title: 'You are this student’s guardian already', detail: 'You find it in Me.' },
  guardians_exceeded: {
    title: 'There are {{max}} guardians already',
    detail: 'Cards not used yet count too. There is room once the student takes one back or removes somebody.',
  },
  student_not_of_age: {
    title: 'Cannot be closed before 18',
    detail: 'Guardians of a student under 18 see timetable and results. From 18 on, you decide.',
  },
  session_not_found: { title: 'That phone is signed out already', detail: 'Refresh, and it is gone from the list.' },
  adviser_request_decided: {
    title: 'This request has been answered',
    detail: 'Somebody was quicker, or the student took it back.',
  },
  adviser_request_ungrantable: {
    title: 'This cannot be granted now',
    detail:
      'A seat of "{{course}}" is offered to the student already, or they are in the section, or it was cancelled. You can refuse it and say why.',
  },
  export_too_large: {
    title: 'The table is too large',
    detail: 'It has {{rows}} rows; a phone takes {{max}}. Export it at the command line.',
  },
  student_not_found: { title: 'There is no such student number', detail: 'Check digits and letters.' },
}
