import type { Pairs } from '../../../i18n/look-up'

/** Who somebody is: consent and the ways to bind. */
export const ownWords = {
  consent: {
    title: ['隐私说明', 'Privacy notice'],
    intro: [
      '{{school}}用这个小程序办理选课、查看课表和成绩，并方便家校联系。开始之前，请看看会怎样保存你的信息。',
      '{{school}} uses this applet for course selection, timetables, results and family contact. Before you start, see how your information is kept.',
    ],
    what: {
      heading: ['保存什么', 'What is kept'],
      account: [
        '微信给的一串编号，用来认出你。不含昵称、头像和聊天内容。',
        'A code WeChat gives us, to recognise you. No nickname, picture or chats.',
      ],
      school: [
        '学校登记的姓名、学号或工号、院系。',
        'Your name, student or staff number and department, from the school.',
      ],
      proofs: [
        '用来核对的出生日期、证件号和手机号，全部加密保存。',
        'Birth date, identity number and phone, to check that it is you; all encrypted.',
      ],
      deeds: ['你在这里做的事：选课、绑定和授权。', 'What you do here: courses, connections, permissions.'],
    },
    why: {
      heading: ['为什么', 'Why'],
      use: [
        '为了确认是你本人，办理选课，让家人看到该看的内容。',
        'To know that it is you, to handle courses, and to show family what they should see.',
      ],
      never: ['不做广告，不卖给任何人。', 'No advertising, and nothing is ever sold.'],
    },
    who: {
      heading: ['谁能看到', 'Who sees it'],
      self: ['你自己，和你同意的家人。', 'You, and the family you agree to.'],
      staff: [
        '学校里负责这项工作的教职工，他们查看和办理的每一步都有记录。',
        'Staff whose work it is. Everything they look at or do is recorded.',
      ],
    },
    long: {
      heading: ['保存多久', 'For how long'],
      leave: [
        '你注销时，姓名、证件号、手机号这些信息马上删除。',
        'When you close your account, your name, identity number and phone are erased at once.',
      ],
      kept: [
        '选课记录换成代号留下，因为名额要对得上。',
        'Course records stay under a code, because seats must add up.',
      ],
    },
    rights: {
      heading: ['你可以', 'You can'],
      any: [
        '随时在「我的」里的「隐私与数据」查看、导出或注销。',
        'See it, export it or close your account at any time, under Me, Privacy and data.',
      ],
      ask: ['有疑问，联系：{{contact}}', 'Ask: {{contact}}'],
    },
    version: ['版本 {{version}}', 'Version {{version}}'],
    agree: ['同意并继续', 'Agree and go on'],
    agreeing: ['正在保存…', 'Saving…'],
    decline: ['先不同意', 'Not now'],
    optional: [
      '不同意也可以看课程，只是不能绑定身份。',
      'Without it you can still look at courses, but not connect to the school.',
    ],
  },
  welcome: {
    title: ['绑定身份', 'Get connected'],
    ask: ['你是谁？', 'Who are you?'],
    askDetail: ['选一个就好，以后可以再加。', 'Pick one; you can add others later.'],
    askAnother: ['再加一个身份', 'Add a role'],
    askAnotherDetail: [
      '一个微信可以同时是学生、家长和教职工。',
      'One WeChat can be a student, a guardian and staff at once.',
    ],
    student: ['学生', 'Student'],
    studentDetail: ['用学号绑定，选课、看课表', 'Connect by student number: courses and timetable'],
    guardian: ['家长', 'Parent or guardian'],
    guardianDetail: [
      '用学校登记的手机号，或孩子发来的邀请卡',
      'By the phone number the school has, or your child’s invitation',
    ],
    staff: ['教职工', 'Staff'],
    staffDetail: ['用学校登记的手机号，或邀请码', 'By the phone number the school has, or an invitation code'],
    visitor: ['先看看', 'Just looking'],
    visitorDetail: ['不绑定，只看有哪些课程', 'Only see which courses there are'],
    bound: ['已绑定', 'Connected'],
  },
  bind: {
    title: ['绑定学号', 'Student number'],
    heading: ['用学号绑定', 'Connect by student number'],
    detail: [
      '请照学校登记的填写。这里不需要任何系统的密码。',
      'As the school has it on record. No password of any system is needed.',
    ],
    number: ['学号', 'Student number'],
    numberHint: ['校园卡上的号码', 'As on your campus card'],
    numberMissing: ['请填写学号', 'Please fill in the student number'],
    name: ['姓名', 'Name'],
    nameHint: ['和学校登记的一致', 'As the school has it'],
    nameMissing: ['请填写姓名', 'Please fill in your name'],
    code: ['激活码', 'Activation code'],
    codeHint: ['如 4F7K-2MWT-9HBQ', 'As in 4F7K-2MWT-9HBQ'],
    codeMissing: ['请填写激活码', 'Please fill in the activation code'],
    codeDetail: [
      '学校发的纸条或通知上有，大小写都可以，只能用一次。',
      'On the letter from the school. Capitals do not matter; it works once.',
    ],
    birthDate: ['出生日期', 'Birth date'],
    birthDateHint: ['点这里选择', 'Tap to choose'],
    birthDateOk: ['确定', 'Done'],
    birthDateCancel: ['取消', 'Cancel'],
    birthDateMissing: ['请选择出生日期', 'Please choose your birth date'],
    birthDateFuture: ['出生日期不能在今天以后', 'The birth date cannot be after today'],
    lastFour: ['证件号后 4 位', 'Last 4 of your identity document'],
    lastFourHint: ['最后一位可以是 X', 'The last may be X'],
    lastFourMissing: ['请填写证件号的最后 4 位', 'Please fill in the last 4 characters'],
    lastFourDetail: [
      '身份证或护照，和学校登记的一致。只用来核对。',
      'Of the identity card or passport the school has. Only used to check.',
    ],
    useCode: ['我有激活码', 'I have an activation code'],
    useIdentity: ['没有激活码，用证件号核对', 'No code: use my identity document'],
    help: ['绑定不了？请联系：{{contact}}', 'Something does not work? Ask: {{contact}}'],
    submit: ['绑定', 'Connect'],
    submitting: ['正在核对…', 'Checking…'],
    draftKept: ['学号和姓名已暂存，下次打开还在。', 'Number and name are kept until you come back.'],
    done: ['已绑定，{{name}}', 'Connected, {{name}}'],
    doneDetail: [
      '学号 {{number}}。以后打开就能看到自己的选课和课表。',
      'Student number {{number}}. From now on your courses and timetable are here.',
    ],
    nextCourses: ['去选课', 'Choose courses'],
    nextInvite: ['邀请家长', 'Invite a guardian'],
    nextInviteDetail: ['家长能看到什么，由你决定', 'What they see is up to you'],
    toToday: ['去首页', 'Go to Today'],
    already: ['你已经绑定了学号 {{number}}', 'You are connected as {{number}} already'],
    alreadyDetail: [
      '一个微信只能绑定一名学生。绑错了请联系学校。',
      'One WeChat is one student. If it is the wrong one, ask the school.',
    ],
  },
  phone: {
    title: {
      guardian: ['绑定家长', 'Parents and guardians'],
      staff: ['绑定教职工', 'Staff'],
    },
    heading: ['用微信手机号绑定', 'Connect by your WeChat phone number'],
    detail: {
      guardian: [
        '学校登记过你的手机号，就能直接找到你的孩子，不用填写任何内容。',
        'If the school has your phone number, your children are found at once; there is nothing to fill in.',
      ],
      staff: [
        '学校登记过你的手机号，就能直接找到你的工号，不用填写任何内容。',
        'If the school has your phone number, your staff number is found at once; there is nothing to fill in.',
      ],
    },
    points: {
      ask: ['微信会先问你，同意后才提供手机号。', 'WeChat asks you first, and only then tells the number.'],
      keep: ['号码只用来核对，不会保存。', 'It is only compared, and not kept.'],
      tell: ['绑定成功后，孩子会收到消息。', 'Your child is told once you are connected.'],
    },
    go: ['用微信手机号绑定', 'Use my WeChat phone number'],
    going: ['正在查找…', 'Looking…'],
    preview: [
      '预览环境没有微信，这里直接用所选的人的手机号。',
      'There is no WeChat in the preview; the phone of the person you picked is used.',
    ],
    declined: {
      title: ['没有拿到手机号', 'No phone number'],
      detail: [
        '你没有允许微信提供手机号。可以再点一次，或用下面的办法。',
        'You did not let WeChat tell the number. Tap again, or use another way below.',
      ],
    },
    unavailable: {
      title: ['现在不能用微信手机号', 'Not possible by phone right now'],
      detail: ['微信没有提供手机号，请用下面的办法。', 'WeChat did not tell a phone number. Use another way below.'],
    },
    noPhone: {
      title: ['这个人没有手机号', 'This person has no phone'],
      detail: [
        '预览里的这个人没有手机号，请用下面的办法，或换一个人登录。',
        'This person of the preview has none. Use another way below, or sign in as somebody else.',
      ],
    },
    other: ['其他办法', 'Other ways'],
    card: ['孩子发给我邀请卡了', 'My child sent me an invitation'],
    cardDetail: ['从微信聊天里打开', 'Open it from the WeChat chat'],
    cardTitle: ['邀请卡在哪里', 'Where the invitation is'],
    cardSteps: {
      open: [
        '打开和孩子的微信聊天，找到孩子发来的邀请卡片。',
        'Open your WeChat chat with your child and find the invitation card.',
      ],
      tap: ['点开卡片，写上你的姓名，接受邀请。', 'Tap it, write your name and accept.'],
      wait: ['孩子确认后，你就能看到了。', 'Once your child confirms, you are connected.'],
    },
    cardNone: [
      '还没有收到？请孩子打开小程序，在「我的」里点「家人与授权」，再点「邀请家长」。',
      'None yet? Ask your child to open the applet: Me, then Family and permissions, then Invite a guardian.',
    ],
    cardOk: ['知道了', 'Got it'],
    code: ['我有邀请码', 'I have an invitation code'],
    codeDetail: ['管理员给的 12 位邀请码', '12 characters from an administrator'],
    help: ['需要帮助，请联系：{{contact}}', 'Need help? Ask: {{contact}}'],
    done: ['绑定成功', 'You are connected'],
    doneBefore: ['已经绑定好了', 'You were connected already'],
    found: [
      '找到了 {{count}} 个孩子。首页会显示孩子的课表和成绩；还没开放的，可以在首页请孩子开放。',
      'Your child was found. Today shows timetable and results; what is not shared yet you can ask for there.',
      '{{count}} children were found. Today shows timetable and results; what is not shared yet you can ask for there.',
    ],
    foundStaff: ['找到了你的工号', 'Your staff number was found'],
    missed: {
      guardian: ['没有找到你的孩子', 'No child was found'],
      staff: ['没有找到你的工号', 'No staff number was found'],
    },
    foundOnlyStaff: [
      '学校登记的这个号码是教职工的。可以请孩子发邀请卡给你。',
      'The school has this number for staff. Your child can send you an invitation.',
    ],
    foundOnlyWards: [
      '学校登记的这个号码是家长的。可以向管理员要一个邀请码。',
      'The school has this number for a guardian. An administrator can give you an invitation code.',
    ],
    foundFull: [
      '这名学生的家长已经满了，这次没有绑定。请孩子在「家人与授权」里解除一位，再来绑定。',
      'The student has as many guardians as there may be. Once one is removed under Family and permissions, try again.',
    ],
    toToday: ['去首页', 'Go to Today'],
  },
  staffCode: {
    title: ['教职工邀请', 'Staff invitation'],
    heading: ['填写邀请码', 'Your invitation code'],
    detail: [
      '管理员给你的 12 位邀请码，72 小时内有效，只能用一次。',
      '12 characters from an administrator, good for 72 hours and once.',
    ],
    scanned: [
      '已经从二维码读到邀请码，核对后点「加入」。',
      'The code was read from the picture. Check it, then tap Join.',
    ],
    code: ['邀请码', 'Invitation code'],
    codeHint: ['如 4F7K-2MWT-9HBQ', 'As in 4F7K-2MWT-9HBQ'],
    missing: ['请填写邀请码', 'Please fill in the invitation code'],
    submit: ['加入', 'Join'],
    submitting: ['正在核对…', 'Checking…'],
    refused: {
      title: ['邀请码不对，或者已经失效', 'The code is wrong, or good no more'],
      detail: [
        '请核对一遍。过期或用过的，请管理员再发一个。',
        'Check it once more. If it was used or is out of date, ask the administrator for another.',
      ],
    },
    signInFirst: ['登录后接受邀请', 'Sign in to accept'],
    signInDetail: [
      '学校邀请你加入教职工。登录后继续，邀请码还在。',
      'The school invites you to its staff. Sign in to go on; the code stays.',
    ],
    signIn: ['登录', 'Sign in'],
    done: ['欢迎，{{name}}', 'Welcome, {{name}}'],
    doneDetail: ['工号 {{number}}，职责：{{roles}}', 'Staff number {{number}}, roles: {{roles}}'],
    doneNoRoles: ['工号 {{number}}，职责还没有分配。', 'Staff number {{number}}; no roles yet.'],
    toToday: ['去首页', 'Go to Today'],
  },
} as const satisfies Pairs
