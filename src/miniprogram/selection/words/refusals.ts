import type { Pairs } from '../../i18n/look-up'

/** Why something was refused, and the remedies. */
export const refusalWords = {
  refusal: {
    askRegistrar: ['教务处', 'the registrar’s office'],
    unknown_operation: {
      title: ['这个版本太旧了', 'This version is too old'],
      detail: ['请关闭小程序后重新打开，以更新到新版本。', 'Close the applet and open it again to update.'],
    },
    body_too_large: {
      title: ['内容太多', 'Too much at once'],
      detail: ['请减少内容后再试。', 'Please make it shorter and try again.'],
    },
    malformed_request: {
      title: ['请求有误', 'Something in the request is wrong'],
      detail: ['请返回上一页重新操作。（{{path}}）', 'Go back and try again. ({{path}})'],
    },
    busy: {
      title: ['现在人很多', 'Very busy right now'],
      detail: ['请求没有处理，请过几秒再试。', 'Nothing was done yet. Try again in a few seconds.'],
    },
    internal_error: {
      title: ['学校的服务出了问题', 'The school’s service has a problem'],
      detail: [
        '请再试一次。如仍不行，把编号 {{reference}} 告诉教务处。',
        'Try again. If it stays, give the registrar’s office the reference {{reference}}.',
      ],
    },
    session_required: {
      title: ['需要登录', 'Sign-in needed'],
      detail: ['登录后再继续。', 'Please sign in to go on.'],
    },
    session_expired: {
      title: ['登录已过期', 'Your sign-in has expired'],
      detail: ['请重新登录，之后会回到这里。', 'Sign in again; you come back to this screen.'],
    },
    student_required: {
      title: ['还没有绑定学号', 'No student connected yet'],
      detail: ['用学号绑定后再来，一分钟就好。', 'Connect your student number first; it takes a minute.'],
    },
    login_code_rejected: {
      title: ['微信登录没有成功', 'WeChat sign-in did not work'],
      detail: ['请再试一次。', 'Please try again.'],
    },
    login_blocked: {
      title: ['微信限制了此账号登录', 'WeChat does not let this account sign in'],
      detail: [
        '微信认为这个账号有风险，暂时不让它登录小程序。请按微信的提示解除限制后再来；急事请联系学校。',
        'WeChat sees a risk in this account. Lift the restriction as WeChat asks, then come back; if it is urgent, contact the school.',
      ],
    },
    login_unavailable: {
      title: ['微信登录暂时不可用', 'WeChat sign-in is not available'],
      detail: ['请稍后再试。', 'Please try again a little later.'],
    },
    request_id_reused: {
      title: ['这次提交与之前的不一致', 'This differs from what was sent before'],
      detail: ['请刷新后重新操作。', 'Refresh, then do it again.'],
    },
    term_not_found: {
      title: ['没有这个学期', 'This term does not exist'],
      detail: ['可能已经下架，请刷新。', 'It may have been removed. Please refresh.'],
    },
    course_not_found: {
      title: ['没有这门课', 'This course does not exist'],
      detail: ['可能已经停开，请回到选课页。', 'It may have been cancelled. Go back to Courses.'],
    },
    section_not_found: {
      title: ['没有这个教学班', 'This section does not exist'],
      detail: ['可能已经停开，请换一个班。', 'It may have been cancelled. Choose another one.'],
    },
    cursor_invalid: {
      title: ['列表已更新', 'The list has changed'],
      detail: ['请重新查找。', 'Please search again.'],
    },
    round_not_open: {
      title: ['选课还没有开放', 'Selection has not opened'],
      titleClosed: ['选课已经结束', 'Selection has closed'],
      detailOpens: ['{{at}} 开放', 'Opens {{at}}'],
      detailClosed: [
        '已于 {{at}} 关闭，如有特殊情况请联系教务处。',
        'It closed {{at}}. For special cases ask the registrar’s office.',
      ],
      detailNone: [
        '还没有安排你可以参加的轮次，请留意教务处通知。',
        'No round for you is set yet; watch for the registrar’s notice.',
      ],
    },
    round_paused: {
      title: ['选课暂停中', 'Selection is paused'],
      detail: [
        '「{{round}}」被教务处暂停，恢复后接着选；已选的课都还在。',
        'The registrar paused "{{round}}". What you have stays; go on once it resumes.',
      ],
    },
    round_does_not_allow: {
      titleSelect: ['本轮不能选课', 'No choosing in this round'],
      titleDrop: ['本轮不能退课', 'No dropping in this round'],
      titleRank: ['本轮不填志愿', 'No ranking in this round'],
      detail: ['「{{round}}」是{{kind}}：{{may}}。', '"{{round}}" ({{kind}}): {{may}}.'],
    },
    round_other_audience: {
      title: ['本轮不面向你', 'This round is for others'],
      detail: [
        '「{{round}}」面向其他年级，请等待属于你的轮次。',
        '"{{round}}" is for other years. Wait for the round meant for you.',
      ],
    },
    already_in_course: {
      title: ['已经选了这门课', 'You are in this course already'],
      detail: [
        '你在「{{course}}」{{section}} 班，一门课只能选一个班。',
        'You have section {{section}} of "{{course}}"; one section a course.',
      ],
    },
    course_taken: {
      title: ['这门课修过了', 'You have taken this course'],
      detail: [
        '「{{course}}」已经通过（{{term}}），不用再修。',
        'You have passed "{{course}}" ({{term}}); it cannot be taken again.',
      ],
      detailNever: [
        '「{{course}}」修过（{{term}}），这门课不开放重修。',
        'You took "{{course}}" ({{term}}); it may not be repeated.',
      ],
    },
    prerequisite_unmet: {
      title: ['先修要求未满足', 'Prerequisite not met'],
      detail: ['还要先通过：{{unmet}}', 'Still to pass: {{unmet}}'],
    },
    corequisite_missing: {
      title: ['还要同修别的课', 'Needs another course beside it'],
      detail: ['「{{course}}」要和 {{codes}} 一起修。', '"{{course}}" is taken with {{codes}}.'],
    },
    standing_too_low: {
      title: ['年级还不够', 'Too early for this course'],
      detail: [
        '大{{standingMin}}起可以选「{{course}}」，你现在大{{standing}}。',
        '"{{course}}" is open from year {{standingMin}}; you are in year {{standing}}.',
      ],
      detailUnknown: [
        '大{{standingMin}}起可以选「{{course}}」。你的年级没有登记，请联系教务处。',
        '"{{course}}" is open from year {{standingMin}}. Your year is not on record; ask the registrar’s office.',
      ],
    },
    department_only: {
      title: ['不面向你的院系', 'Not for your department'],
      detail: ['「{{course}}」只面向{{departments}}。', '"{{course}}" is only for {{departments}}.'],
    },
    not_enrolled: {
      title: ['你不在这门课里', 'You are not in this course'],
      detail: ['可能已经退掉，请刷新查看。', 'It may have been dropped already. Please refresh.'],
    },
    sections_of_several_courses: {
      title: ['所选的班不属于同一门课', 'These belong to different courses'],
      detail: ['请逐门课选。', 'Choose one course at a time.'],
    },
    component_missing: {
      title: ['还要选{{kind}}班', 'Choose a {{kind}} too'],
      detail: ['这门课的{{kind}}要一起选。', 'The {{kind}} of this course is chosen together with it.'],
    },
    component_repeated: {
      title: ['{{kind}}班只能选一个', 'Only one {{kind}}'],
      detail: ['请只保留一个{{kind}}班。', 'Keep just one {{kind}} section.'],
    },
    parent_not_chosen: {
      title: ['班级不配套', 'These sections do not go together'],
      detail: ['{{section}} 班要与 {{parent}} 班一起选。', 'Section {{section}} goes with section {{parent}}.'],
    },
    time_clash: {
      title: ['时间冲突', 'Time clash'],
      detail: ['与「{{course}}」{{time}}重叠', 'Overlaps "{{course}}", {{time}}'],
    },
    exam_clash: {
      title: ['考试冲突', 'Exam clash'],
      detail: [
        '与「{{course}}」的考试同在 {{day}} {{from}}–{{to}}',
        'Same time as the exam of "{{course}}", {{day}} {{from}}–{{to}}',
      ],
    },
    credit_limit: {
      title: ['超出学分上限', 'Over the credit limit'],
      detail: [
        '选后 {{after}} 学分，上限 {{max}}。先退掉一门课，再来选。',
        'It would make {{after}} credits; the limit is {{max}}. Drop a course first.',
      ],
    },
    section_full: {
      title: ['已满', 'Full'],
      detail: [
        '{{section}} 班 {{enrolled}} / {{capacity}}，没有空位',
        'Section {{section}} has {{enrolled}} / {{capacity}}, no seat is free',
      ],
      detailNobody: [
        '{{section}} 班 {{enrolled}} / {{capacity}}，还没有人候补',
        'Section {{section}} has {{enrolled}} / {{capacity}}; nobody is waiting yet',
      ],
      detailWaiting: [
        '{{section}} 班 {{enrolled}} / {{capacity}}，{{waiting}} 人候补',
        'Section {{section}} has {{enrolled}} / {{capacity}}; {{waiting}} waiting',
      ],
    },
    seats_reserved: {
      title: ['余下的座位有保留', 'The seats left are reserved'],
      detail: [
        '{{section}} 班还有 {{left}} 个座位，只留给别的学生。',
        'Section {{section}} has {{left}} left, only for other students.',
      ],
      detailReleases: [
        '{{section}} 班还有 {{left}} 个座位，先留给别的学生，{{at}} 向所有人放出。',
        'Section {{section}} has {{left}} left for other students first; open to all {{at}}.',
      ],
    },
    waitlist_closed: {
      title: ['现在不能候补', 'No waitlist now'],
      detail: ['「{{round}}」没有开放候补。', '"{{round}}" has no waitlist.'],
    },
    waitlist_limit: {
      title: ['候补已到上限', 'Waitlist limit reached'],
      detail: ['最多同时候补 {{max}} 门，先退出一门再来。', 'At most {{max}} at a time; leave one first.'],
    },
    already_waiting: {
      title: ['已经在候补', 'You are waiting already'],
      detail: ['「{{course}}」有空位时会按顺序轮到你。', 'Seats of "{{course}}" go in order; yours will come.'],
    },
    seat_free: {
      title: ['现在有空位', 'A seat is free'],
      detail: ['「{{course}}」不用候补，可以直接选。', 'No need to wait for "{{course}}"; choose it now.'],
    },
    not_waiting: {
      title: ['你没有在候补', 'You are not waiting'],
      detail: ['可能已经选上或退出，请刷新查看。', 'You may have got in or left. Please refresh.'],
    },
    offer_gone: {
      title: ['这个名额已经没有了', 'This seat offer is gone'],
      detail: ['可能已经处理过，请刷新查看。', 'It may have been answered already. Please refresh.'],
      detailExpired: ['已于 {{at}} 过期，给了下一位。', 'It ended {{at}} and went to the next in line.'],
    },
    points_exceeded: {
      title: ['积分用超了', 'Too many points'],
      detail: [
        '一共投了 {{points}} 分，上限 {{max}} 分，请减少一些。',
        'You spent {{points}} points; the limit is {{max}}.',
      ],
    },
    choices_exceeded: {
      title: ['志愿太多', 'Too many choices'],
      detail: [
        '填了 {{choices}} 个志愿，最多 {{max}} 个，请去掉一些。',
        'You ranked {{choices}}; at most {{max}}. Remove some.',
      ],
    },
    choice_repeated: {
      title: ['志愿重复', 'Ranked twice'],
      detail: ['「{{course}}」填了不止一次，只留一个。', '"{{course}}" is there more than once; keep one.'],
    },
    adviser_request_open: {
      title: ['申请正在处理', 'Already asked'],
      detail: ['「{{course}}」的申请已经交上去了，请等答复。', 'Your request for "{{course}}" awaits an answer.'],
    },
    adviser_request_not_found: {
      title: ['找不到这个申请', 'Request not found'],
      detail: ['可能已经撤回，请刷新查看。', 'It may have been withdrawn. Please refresh.'],
    },
    prerequisite: {
      grade: ['{{code}}（{{grade}} 分以上）', '{{code}} (at least {{grade}})'],
      all: [' 且 ', ' and '],
      any: [' 或 ', ' or '],
      group: ['（{{inside}}）', '({{inside}})'],
    },
    short: {
      already_in_course: ['已选 {{section}} 班', 'In section {{section}}'],
      time_clash: ['与「{{course}}」冲突', 'Clashes: {{course}}'],
      credit_limit: ['超出学分上限 {{max}}', 'Over {{max}} credits'],
      exam_clash: ['与「{{course}}」考试冲突', 'Exam clash: {{course}}'],
      fullWaiting: ['已满 · {{waiting}} 人候补', 'Full · {{waiting}} waiting'],
    },
  },
  remedy: {
    bind: ['去绑定', 'Connect it now'],
    readPrivacy: ['看隐私说明', 'Read the privacy text'],
    seeCourse: ['查看「{{course}}」，可以换班或退课', 'See "{{course}}" to switch or drop'],
    otherSections: ['看同课程其他教学班', 'See the other sections'],
    seeTimetable: ['看看可以退哪门课', 'See what you could drop'],
    searchAgain: ['回到选课页', 'Back to Courses'],
    signIn: ['去登录', 'Sign in'],
    refresh: ['刷新', 'Refresh'],
    findCourse: ['查找 {{code}}', 'Find {{code}}'],
    otherCourses: ['看看别的课', 'See other courses'],
    joinWaitlist: ['加入候补', 'Join the waitlist'],
    seeWaitlist: ['看我的候补', 'See my waitlist'],
  },
} as const satisfies Pairs
