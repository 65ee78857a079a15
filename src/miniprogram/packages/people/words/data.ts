import type { Pairs } from '../../../i18n/look-up'

/** Phones one is signed in on, privacy and leaving. */
export const dataWords = {
  sessions: {
    title: ['登录设备', 'Signed-in devices'],
    this: ['这台手机', 'This phone'],
    others: ['其他设备', 'Other devices'],
    none: ['没有在其他设备上登录。', 'You are not signed in anywhere else.'],
    unknown: ['未知设备', 'Unknown device'],
    since: ['{{at}} 登录', 'Signed in: {{at}}'],
    lastUsed: ['最近使用 {{at}}', 'Last used: {{at}}'],
    hint: [
      '看到不认识的设备，就让它退出。30 天没有使用的设备会自动退出。',
      'If you see a device you do not know, sign it out. Devices not used for 30 days are signed out by themselves.',
    ],
    end: ['退出', 'Sign out'],
    ending: ['正在退出…', 'Signing out…'],
    endTitle: ['让「{{name}}」退出登录？', 'Sign out "{{name}}"?'],
    endDetail: [
      '退出后，那台设备立刻看不到你的信息，要重新用微信登录。',
      'That device stops seeing your information at once and has to sign in with WeChat again.',
    ],
    endOthers: ['退出其他所有设备', 'Sign out all other devices'],
    endOthersTitle: ['退出其他所有设备？', 'Sign out all other devices?'],
    endOthersDetail: [
      '只有这台手机保持登录，其他设备立刻看不到你的信息。',
      'Only this phone stays signed in; the others stop seeing your information at once.',
    ],
    endOthersDo: ['全部退出', 'Sign out all'],
    keep: ['先不退出', 'Not now'],
  },
  privacy: {
    title: ['隐私与数据', 'Privacy and data'],
    consent: ['隐私说明', 'Privacy notice'],
    agreed: ['已同意', 'Agreed'],
    notAgreed: ['还没有同意', 'Not agreed yet'],
    agreedDetail: [
      '你已同意现在的说明（版本 {{version}}）。学校修改后，会再请你看一遍。',
      'You agreed to the present text (version {{version}}). If the school changes it, you are asked again.',
    ],
    notAgreedDetail: [
      '同意之后才能绑定身份。不同意也可以看课程。',
      'Connecting to the school needs your consent. Without it you can still look at courses.',
    ],
    read: ['看隐私说明', 'Read it'],
    readAndAgree: ['阅读并同意', 'Read and agree'],
    contract: ['微信的隐私保护指引', 'Privacy guidelines on WeChat'],
    keptTitle: ['关于你，这里保存了什么', 'What is kept about you'],
    kept: {
      account: {
        what: ['微信身份', 'WeChat identity'],
        why: [
          '微信给的一串编号，用来认出是你；不含昵称、头像和聊天内容。',
          'A code WeChat gives us, to recognise you. No nickname, picture or chats.',
        ],
      },
      roster: {
        what: ['学号、姓名、院系和年级', 'Student number, name, department, year'],
        why: ['学校登记的，用来选课和办事。', 'From the school, for choosing courses and services.'],
      },
      proofs: {
        what: ['出生日期和证件号', 'Birth date and identity number'],
        why: ['加密保存，只用来在绑定时核对是不是你。', 'Encrypted; only compared when somebody connects as you.'],
      },
      enrolments: {
        what: ['选课、候补、志愿和申请', 'Enrolments, waitlists, lottery choices, requests'],
        why: ['选课结果和先后顺序以此为准。', 'They decide who has a seat, and in which order.'],
      },
      results: {
        what: ['成绩', 'Results'],
        why: ['用来判断先修课有没有通过。', 'To see whether prerequisites are passed.'],
      },
      guardians: {
        what: ['学校登记的家长', 'Guardians on file'],
        why: ['姓名和加密的手机号，家长用它来绑定。', 'Their names and encrypted phones, by which they connect.'],
      },
      guardian: {
        what: ['你的姓名和与学生的关系', 'Your name and relation to the student'],
        why: ['让学生知道是谁绑定了自己。', 'So that the student knows who is connected.'],
      },
      phone: {
        what: ['学校登记的你的手机号', 'Your phone number on file'],
        why: [
          '加密保存，用来核对。微信给出的号码核对后不保存。',
          'Encrypted, for comparing. The number WeChat tells us is not kept afterwards.',
        ],
      },
      staff: {
        what: ['工号、姓名和职责', 'Staff number, name and roles'],
        why: [
          '决定你能办什么；你办的每一步都有记录，不能修改。',
          'They decide what you may do; what you do is recorded and cannot be changed.',
        ],
      },
      sessions: {
        what: ['登录设备', 'Signed-in devices'],
        why: ['设备型号和最近使用的时间，30 天不用就失效。', 'Model and last use; gone after 30 days without use.'],
      },
      messages: {
        what: ['消息', 'Messages'],
        why: ['绑定和授权有变化时告诉过你的话。', 'What you were told when connections or permissions changed.'],
      },
    },
    export: ['导出我的数据', 'Export my data'],
    exportDetail: [
      '上面的全部内容，做成一个表格文件（.xlsx），只发给你。里面有完整的证件号和手机号，请妥善保管。',
      'All of the above as one workbook (.xlsx), for you alone. It has complete identity and phone numbers in it: keep it safe.',
    ],
    exportDo: ['导出', 'Export'],
    exporting: ['正在准备…', 'Preparing…'],
    exportOpened: [
      '文件已打开，点右上角可以转发或保存。离开这个页面后，手机上的副本会删除。',
      'The file is open; forward or save it at the top right. The copy on this phone goes when you leave this screen.',
    ],
    exportDownloaded: ['已下载「{{name}}」。', 'Downloaded "{{name}}".'],
    exportNotOpened: [
      '文件没能打开，可能是手机存储空间不足。清理后再试。',
      'The file could not be opened; the phone may be out of storage. Make room and try again.',
    ],
    leaveDetail: ['删除你的个人信息，解除所有绑定', 'Erases your personal data and ends every connection'],
    help: ['对个人信息有疑问，请联系：{{contact}}', 'Questions about your personal data: {{contact}}'],
  },
  closing: {
    title: ['注销并离开', 'Close my account'],
    heading: {
      erased: ['会删除', 'What is erased'],
      kept: ['会保留，以及为什么', 'What stays, and why'],
      after: ['注销之后', 'Afterwards'],
    },
    erased: {
      account: ['你的微信身份、登录设备和消息', 'Your WeChat identity, signed-in devices and messages'],
      student: [
        '你的姓名、学号、出生日期、证件号和家长信息',
        'Your name, student number, birth date, identity number and guardians',
      ],
      wishes: [
        '预选单、还没截止的抽签志愿，以及申请里写的理由；候补会让给后面的同学',
        'Your plan, lottery choices of rounds still open, and the reasons in your requests; your places in queues go to those behind you',
      ],
      guardian: ['你作为家长的姓名和绑定', 'Your name and connections as a guardian'],
      staff: ['你的手机号和所有职责', 'Your phone number and all roles'],
    },
    kept: {
      enrolments: [
        '选课记录和成绩：换成一个代号保留，看不出是谁。座位占用过，名额要对得上。',
        'Enrolments and results, under a code that does not say who you are: seats were taken, and the numbers must add up.',
      ],
      staff: [
        '工号、姓名：学校的教职工名单由学校管理。',
        'Your staff number and name: the school keeps its own staff list.',
      ],
      audit: [
        '教职工的操作记录：用来查清谁做过什么，不能修改。',
        'The record of what staff did, which nobody can change: it shows who did what.',
      ],
    },
    after: {
      phones: ['所有设备立刻退出登录，无法撤回', 'Every device is signed out at once; this cannot be undone'],
      guardians: [
        '你的家长立刻看不到你的信息，并会收到消息',
        'Your guardians stop seeing anything of you, and are told',
      ],
      back: ['以后想再用，需要请学校重新登记', 'To come back, the school has to register you again'],
      wards: [
        '你绑定的学生会收到消息；想再看到，要重新邀请',
        'The students you are connected to are told; to see them again you need a new invitation',
      ],
      staff: ['以后要恢复职责，需要管理员重新授权', 'To have roles again, an administrator has to grant them'],
    },
    courses: [
      '你现在选着 {{count}} 门课',
      'You hold a seat in {{count}} course',
      'You hold seats in {{count}} courses',
    ],
    coursesDetail: [
      '注销后，这些座位会一直用代号占着。不打算上的课，请先退掉，把名额留给别人。',
      'These seats stay taken after you leave. Drop what you will not attend first, so that others can have it.',
    ],
    toCourses: ['查看课表', 'See timetable'],
    confirm: ['想好了，请输入「{{word}}」', 'To go on, write "{{word}}"'],
    confirmMissing: ['要输入「{{word}}」才能继续。', 'Write "{{word}}" to go on.'],
    exportFirst: [
      '想留一份数据，请先在「隐私与数据」里导出。',
      'To keep a copy of your data, export it first, under Privacy and data.',
    ],
    word: ['注销', 'LEAVE'],
    leave: ['注销并离开', 'Close my account'],
    leaving: ['正在注销…', 'Closing…'],
    done: ['已注销', 'Your account is closed'],
    doneDetail: [
      '你的个人信息已经删除，这台手机上的内容也清空了。',
      'Your personal data is erased, and this phone has forgotten what it held.',
    ],
    toToday: ['完成', 'Done'],
  },
} as const satisfies Pairs
