import type { Command } from 'commander'
import type { Queryable } from '../../cloud/kernel/database/database'
import {
  readRequestsById,
  readRequestsOfTerm,
  type StaffRequestRow,
} from '../../cloud/selection/tables/adviser-requests'
import type { Refusal } from '../../contract/refusal'
import { withDatabase } from '../kit/connect'
import { say } from '../kit/language'
import { type Office, outcomeOf, withOffice } from '../kit/office'
import { instantOf, localTime } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { givenTerm, timeZoneOf } from '../school/given-term'
import { barText } from './bar-text'

interface AnswerOptions {
  word: string
  until?: string
  despite?: boolean
}

/** `request list`, `request grant`, `request refuse`. */
export function addRequestCommands(program: Command): void {
  const request = program.command('request').description('exceptions that students ask for (向老师申请) 学生的特殊申请')
  request
    .command('list')
    .description('show what was asked, oldest first 列出申请，早的在前')
    .option('--open', 'only what waits for an answer 只看等待答复的')
    .option('--term <id>', 'the term; the current one unless given 学期，默认当前学期')
    .action((options: { open?: boolean; term?: string }) => withDatabase((database) => listRequests(database, options)))
  const answering = (name: string, [english, chinese]: readonly [string, string], work: typeof grant) =>
    request
      .command(`${name} <id>`)
      .description(`${english}; the first letters of the id will do ${chinese}；编号写开头几位即可`)
      .requiredOption('--word <text>', 'what the student reads 给学生的话')
      .action((id: string, options: AnswerOptions) =>
        withOffice(async (office) => work(office, await openRequest(office.database, id), options)),
      )
  answering(
    'grant',
    [
      'grant a request; the student then chooses in one tap. Tells first which other rules bar them still',
      '同意申请，学生随后一键选课；若别的规定仍不允许，先列出来',
    ],
    grant,
  )
    .option(
      '--until <time>',
      'of a full section: how long the added seat is kept for them, then it is free for others; a week unless given, and never longer than until the last round closes 满员班：增加的名额为其保留到何时，默认一周，轮次先结束则到结束为止',
    )
    .option('--despite', 'grant it although other rules bar the student still 别的规定仍不允许，也同意')
  answering('refuse', ['refuse a request', '不同意申请'], refuse)
}

function kindText(kind: StaffRequestRow['kind']): string {
  return {
    credit_limit: say('超出学分上限', 'above the credit limit'),
    prerequisite: say('免先修要求', 'without the course’s requirements'),
    time_clash: say('允许时间冲突', 'with a clash of times'),
    section_full: say('满班加座位', 'into a full section'),
  }[kind]
}

function statusText(status: StaffRequestRow['status']): string {
  return say({ open: '待答复', granted: '已同意', refused: '未同意', withdrawn: '已撤回' }[status], status)
}

function subjectOf({ studentNumber, studentName, courseCode, sectionCodes, kind }: StaffRequestRow): string {
  return `${studentNumber} ${studentName}: ${[courseCode, ...sectionCodes].join(' ')} ${kindText(kind)}`
}

async function listRequests(database: Queryable, options: { open?: boolean; term?: string }): Promise<void> {
  const timeZone = await timeZoneOf(database)
  const term = await givenTerm(database, options.term)
  const requests = await readRequestsOfTerm(database, term.id, options.open ? 'open' : 'all')
  for (const request of requests) {
    const asked = localTime(request.askedAt.toISOString(), timeZone)
    console.log(`${request.id.slice(0, 8)}  ${statusText(request.status)}  ${asked}  ${subjectOf(request)}`)
    console.log(`          “${request.reason}”`)
    if (request.answer !== null)
      console.log(`          → ${request.answer}${request.decidedBy ? ` (${request.decidedBy})` : ''}`)
  }
  if (requests.length === 0)
    console.log(
      options.open
        ? say(`${term.name}没有等待答复的申请。`, `Nothing waits for an answer in ${term.name}.`)
        : say(`${term.name}没有申请。`, `Nothing was asked in ${term.name}.`),
    )
}

async function openRequest(database: Queryable, id: string): Promise<StaffRequestRow> {
  const found = /^[0-9a-f-]{4,36}$/i.test(id) ? await readRequestsById(database, id) : []
  const [request, another] = found
  if (!request)
    throw new PlainError(
      say(
        `没有申请 ${id}。查看：npm run campus -- request list --open`,
        `There is no request ${id}. See: npm run campus -- request list --open`,
      ),
    )
  if (another)
    throw new PlainError(
      say(
        `有几个申请以 ${id} 开头，请多写几位：${found.map((one) => one.id).join('、')}`,
        `Several requests begin with ${id}; give more of the id: ${found.map((one) => one.id).join(', ')}`,
      ),
    )
  if (request.status !== 'open') throw alreadyDecided(request)
  return request
}

function alreadyDecided({ id, status, decidedBy }: StaffRequestRow): PlainError {
  const by = decidedBy ? say(`由 ${decidedBy} `, ` by ${decidedBy}`) : ''
  const short = id.slice(0, 8)
  return new PlainError(
    say(`申请 ${short} 已经${by}答复过：${statusText(status)}。`, `Request ${short} was ${status}${by} already.`),
  )
}

async function grant(office: Office, request: StaffRequestRow, options: AnswerOptions): Promise<void> {
  const timeZone = await timeZoneOf(office.database)
  const until = options.until === undefined ? null : instantOf('--until', options.until, timeZone)
  if (until !== null && request.kind !== 'section_full')
    throw new PlainError(
      say(
        '--until 只用于满员班：这个申请不需要座位，同意后一直有效。',
        '--until is for a full section: this exception needs no seat and stays until it is used.',
      ),
    )
  if (until !== null && until <= new Date().toISOString())
    throw new PlainError(say(`--until ${options.until} 已经过去。`, `--until ${options.until} is past.`))
  const how = { until, isDespite: options.despite === true }
  const reply = await office.act('grantAdviserRequest', { ...answerTo(request, options), ...how })
  const { seat } = outcomeOf(reply, whyNot(request, timeZone))
  if (!seat) {
    console.log(
      say(
        `已同意。${subjectOf(request)}：学生现在可以选，其他规则仍然有效。`,
        `Granted. ${subjectOf(request)}: they may choose it now; every other rule holds.`,
      ),
    )
    return
  }
  console.log(
    say(
      `已同意。${subjectOf(request)}：座位为其保留到 ${localTime(seat.expiresAt, timeZone)}。`,
      `Granted. ${subjectOf(request)}: a seat is offered to them until ${localTime(seat.expiresAt, timeZone)}.`,
    ),
  )
  for (const { name, capacity } of seat.enlarged)
    console.log(say(`${name} 现在有 ${capacity} 个名额。`, `${name} has ${capacity} seats now.`))
  if (!seat.isRoundOpen)
    console.log(
      say(
        '注意：现在没有可以领取的轮次，要等轮次开放，查看：round list',
        'Careful: no round is open in which they can take it. It can be taken once one is, see: round list',
      ),
    )
}

async function refuse(office: Office, request: StaffRequestRow, options: AnswerOptions): Promise<void> {
  const timeZone = await timeZoneOf(office.database)
  outcomeOf(await office.act('refuseAdviserRequest', answerTo(request, options)), whyNot(request, timeZone))
  console.log(
    say(
      `未同意。${subjectOf(request)}。学生会看到：${options.word}`,
      `Refused. ${subjectOf(request)}. The student reads: ${options.word}`,
    ),
  )
}

function answerTo({ id }: StaffRequestRow, { word }: AnswerOptions) {
  return { adviserRequestId: id, answer: word }
}

type Ungrantable = Extract<Refusal, { code: 'adviser_request_ungrantable' }>['because']

function ungrantableText(because: Ungrantable): string {
  return {
    offer_open: say(
      '这门课已为学生保留了座位。请不同意，或等一等。',
      'A seat of this course is offered to the student already. Refuse this, or wait.',
    ),
    enrolled: say(
      '学生已在这些班里，请不同意。',
      'The student is in these sections already. Refuse the request instead.',
    ),
    not_taught: say(
      '其中有教学班已撤下或取消，请不同意。',
      'A section of it was withdrawn or cancelled; refuse the request.',
    ),
  }[because]
}

/** The words for why a request is not answered. */
function whyNot(request: StaffRequestRow, timeZone: string) {
  return (refusal: Refusal, ...bars: Refusal[]): PlainError | undefined => {
    if (refusal.code === 'student_still_barred')
      return new PlainError(
        [
          say(
            `没有同意：${subjectOf(request)}。即使同意，学生也选不了：`,
            `Nothing is granted: ${subjectOf(request)}. They could not choose it even so:`,
          ),
          ...bars.map((bar) => `  - ${barText(bar, timeZone)}`),
          say(
            '请先解决这些，或不同意；仍要同意请加 --despite。',
            'Settle these first, refuse the request, or give --despite to grant it all the same.',
          ),
        ].join('\n'),
      )
    if (refusal.code === 'adviser_request_decided') return alreadyDecided({ ...request, ...refusal })
    if (refusal.code === 'adviser_request_ungrantable') return new PlainError(ungrantableText(refusal.because))
    return undefined
  }
}
