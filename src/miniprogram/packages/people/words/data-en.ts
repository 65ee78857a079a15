import type { Translation } from '../../../i18n/translation'
import type { dataZhCN } from './data-zh-CN'

/** The words of the screens about sessions, the own data and leaving in English. */
export const dataEn: Translation<typeof dataZhCN> = {
  sessions: {
    title: 'Signed-in devices',
    this: 'This phone',
    others: 'Other devices',
    none: 'You are not signed in anywhere else.',
    unknown: 'Unknown device',
    since: 'Signed in: {{at}}',
    lastUsed: 'Last used: {{at}}',
    hint: 'If you see a device you do not know, sign it out. Devices not used for 30 days are signed out by themselves.',
    end: 'Sign out',
    ending: 'Signing out…',
    endTitle: 'Sign out "{{name}}"?',
    endDetail: 'That device stops seeing your information at once and has to sign in with WeChat again.',
    endOthers: 'Sign out all other devices',
    endOthersTitle: 'Sign out all other devices?',
    endOthersDetail: 'Only this phone stays signed in; the others stop seeing your information at once.',
    endOthersDo: 'Sign out all',
    keep: 'Not now',
  },
  privacy: {
    title: 'Privacy and data',
    consent: 'Privacy notice',
    agreed: 'Agreed',
    notAgreed: 'Not agreed yet',
    agreedDetail:
      'You agreed to the present text (version {{version}}). If the school changes it, you are asked again.',
    notAgreedDetail: 'Connecting to the school needs your consent. Without it you can still look at courses.',
    read: 'Read it',
    readAndAgree: 'Read and agree',
    contract: 'Privacy guidelines on WeChat',
    keptTitle: 'What is kept about you',
    kept: {
      account: {
        what: 'WeChat identity',
        why: 'A code WeChat gives us, to recognise you. No nickname, picture or chats.',
      },
      roster: {
        what: 'Student number, name, department, year',
        why: 'From the school, for choosing courses and services.',
      },
      proofs: {
        what: 'Birth date and identity number',
        why: 'Encrypted; only compared when somebody connects as you.',
      },
      enrolments: {
        what: 'Enrolments, waitlists, lottery choices, requests',
        why: 'They decide who has a seat, and in which order.',
      },
      results: { what: 'Results', why: 'To see whether prerequisites are passed.' },
      guardians: { what: 'Guardians on file', why: 'Their names and encrypted phones, by which they connect.' },
      guardian: { what: 'Your name and relation to the student', why: 'So that the student knows who is connected.' },
      phone: {
        what: 'Your phone number on file',
        why: 'Encrypted, for comparing. The number WeChat tells us is not kept afterwards.',
      },
      staff: {
        what: 'Staff number, name and roles',
        why: 'They decide what you may do; what you do is recorded and cannot be changed.',
      },
      sessions: { what: 'Signed-in devices', why: 'Model and last use; gone after 30 days without use.' },
      messages: { what: 'Messages', why: 'What you were told when connections or permissions changed.' },
    },
    export: 'Export my data',
    exportDetail:
      'All of the above as one workbook (.xlsx), for you alone. It has complete identity and phone numbers in it: keep it safe.',
    exportDo: 'Export',
    exporting: 'Preparing…',
    exportOpened:
      'The file is open; forward or save it at the top right. The copy on this phone goes when you leave this screen.',
    exportDownloaded: 'Downloaded "{{name}}".',
    exportNotOpened: 'The file could not be opened; the phone may be out of storage. Make room and try again.',
    leaveDetail: 'Erases your personal data and ends every connection',
    help: 'Questions about your personal data: {{contact}}',
  },
  leave: {
    title: 'Close my account',
    heading: { erased: 'What is erased', kept: 'What stays, and why', after: 'Afterwards' },
    erased: {
      account: 'Your WeChat identity, signed-in devices and messages',
      student: 'Your name, student number, birth date, identity number and guardians',
      wishes:
        'Your plan, lottery choices of rounds still open, and the reasons in your requests; your places in queues go to those behind you',
      guardian: 'Your name and connections as a guardian',
      staff: 'Your phone number and all roles',
    },
    kept: {
      enrolments:
        'Enrolments and results, under a code that does not say who you are: seats were taken, and the numbers must add up.',
      staff: 'Your staff number and name: the school keeps its own staff list.',
      audit: 'The record of what staff did, which nobody can change: it shows who did what.',
    },
    after: {
      phones: 'Every device is signed out at once; this cannot be undone',
      guardians: 'Your guardians stop seeing anything of you, and are told',
      back: 'To come back, the school has to register you again',
      wards: 'The students you are connected to are told; to see them again you need a new invitation',
      staff: 'To have roles again, an administrator has to grant them',
    },
    courses_one: 'You hold a seat in {{count}} course',
    courses_other: 'You hold seats in {{count}} courses',
    coursesDetail:
      'These seats stay taken after you leave. Drop what you will not attend first, so that others can have it.',
    toCourses: 'See timetable',
    confirm: 'To go on, write "{{word}}"',
    confirmMissing: 'Write "{{word}}" to go on.',
    exportFirst: 'To keep a copy of your data, export it first, under Privacy and data.',
    word: 'LEAVE',
    leave: 'Close my account',
    leaving: 'Closing…',
    done: 'Your account is closed',
    doneDetail: 'Your personal data is erased, and this phone has forgotten what it held.',
    toToday: 'Done',
  },
}
