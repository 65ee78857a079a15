import type { Page } from 'playwright-core'
import type { en, zhCN } from '../../../miniprogram/words-in'

/** Who looks; `nobody` has not signed in. */
export type Viewer = 'nobody' | 'lin' | 'zhou' | 'song' | 'father' | 'newcomer' | 'registrar' | 'teacher'

export interface DemoCourse {
  readonly courseId: number
  readonly sectionId: number
  readonly lastSectionId: number
}

/** What a link needs to know of the demo institution. */
export interface DemoFacts {
  /** Course, first and last section by the course's code. */
  readonly courses: ReadonlyMap<string, DemoCourse>
  /** Of Lin Zhixia. */
  readonly studentId: number
}

export type Words = typeof zhCN | typeof en

export interface VisitedScreen {
  readonly path: string
  readonly as: Viewer
  /** Names the picture. */
  readonly name: string
  readonly query?: (facts: DemoFacts) => string
  /** Taken in order once the screen is there: a sheet is opened, a field is filled, a form is sent. */
  readonly steps?: (words: Words) => readonly Step[]
  /** Looked at last, while a lottery is open. */
  readonly isInLottery?: boolean
}

/** A control by its name, a control by its place, or what is written into a field, counted from the top. */
export type Step =
  | { readonly tap: string }
  | { readonly press: string }
  | { readonly write: string; readonly at: number }

const atCourse =
  (code: string, more = '') =>
  (facts: DemoFacts) => {
    const course = facts.courses.get(code)
    if (!course) throw new Error(`the demo has no ${code}`)
    return `courseId=${course.courseId}&sectionId=${course.sectionId}${more}`
  }

/** A section of the course that the student is not in. */
const atAnother = (code: string) => (facts: DemoFacts) => {
  const course = facts.courses.get(code)
  if (!course) throw new Error(`the demo has no ${code}`)
  return `courseId=${course.courseId}&sectionId=${course.lastSectionId}`
}

/** The deed of a form or a section. */
const send: Step = { press: '.dock .button:not(.button-soft):not(.button-ghost)' }

const written = (...texts: string[]): Step[] => texts.map((write, at) => ({ write, at }))

const ask = ({ courses }: DemoFacts) => {
  const { courseId, sectionId } = courses.get('LANG 1301') ?? { courseId: 0, sectionId: 0 }
  return `kind=time_clash&courseId=${courseId}&sectionIds=${sectionId}`
}

const selection = 'packages/selection/pages'
const people = 'packages/people/pages'

/**
 * Every screen of the applet, in each state that is laid out in its own way. The test compares the paths with
 * app.config: a page without a line here is reported.
 */
export const visitedScreens: readonly VisitedScreen[] = [
  { path: 'pages/sign-in/index', as: 'nobody', name: 'sign-in' },
  { path: 'pages/courses/index', as: 'nobody', name: 'courses-signed-out' },
  { path: 'pages/me/index', as: 'nobody', name: 'me-signed-out' },
  { path: `${people}/accept/index`, as: 'nobody', name: 'accept', query: () => 'token=gone' },

  { path: 'pages/today/index', as: 'lin', name: 'today' },
  { path: 'pages/timetable/index', as: 'lin', name: 'timetable' },
  {
    path: 'pages/timetable/index',
    as: 'lin',
    name: 'timetable-list',
    steps: (words) => [{ tap: words.timetable.asList }],
  },
  { path: 'pages/me/index', as: 'lin', name: 'me' },
  { path: 'pages/section/index', as: 'lin', name: 'section-held', query: atCourse('LANG 1201') },
  {
    path: 'pages/section/index',
    as: 'lin',
    name: 'section-drop',
    query: atCourse('LANG 1201'),
    steps: (words) => [{ tap: words.action.drop }],
  },
  { path: `${selection}/history/index`, as: 'lin', name: 'history' },
  { path: `${selection}/waitlist/index`, as: 'lin', name: 'waitlist' },
  { path: 'pages/section/index', as: 'lin', name: 'section-waiting', query: atCourse('ART 1303') },
  { path: `${selection}/adviser/index`, as: 'lin', name: 'adviser' },
  {
    path: 'pages/section/index',
    as: 'lin',
    name: 'section-swap',
    query: atAnother('LANG 1201'),
    steps: () => [send],
  },
  { path: `${people}/people/index`, as: 'lin', name: 'people' },
  { path: `${people}/invite/index`, as: 'lin', name: 'invite' },
  { path: `${people}/messages/index`, as: 'lin', name: 'messages' },
  {
    path: `${selection}/results/index`,
    as: 'lin',
    name: 'results',
    query: ({ studentId }) => `studentId=${studentId}`,
  },
  { path: `${people}/sessions/index`, as: 'lin', name: 'sessions' },
  { path: `${people}/privacy/index`, as: 'lin', name: 'privacy' },
  { path: `${people}/close-account/index`, as: 'lin', name: 'close-account' },
  { path: `${people}/close-account/index`, as: 'lin', name: 'leave-unconfirmed', steps: () => [send] },

  { path: 'pages/courses/index', as: 'zhou', name: 'courses' },
  {
    path: 'pages/courses/index',
    as: 'zhou',
    name: 'courses-credits',
    steps: (words) => [{ tap: words.courses.credits }],
  },
  {
    path: 'pages/courses/index',
    as: 'zhou',
    name: 'courses-departments',
    steps: (words) => [{ tap: words.courses.department }],
  },
  { path: 'pages/courses/index', as: 'zhou', name: 'courses-times', steps: (words) => [{ tap: words.courses.time }] },
  { path: 'pages/courses/index', as: 'zhou', name: 'courses-order', steps: (words) => [{ tap: words.choosing.sort }] },
  { path: 'pages/section/index', as: 'zhou', name: 'section-lab', query: atCourse('CS 1101') },
  { path: 'pages/section/index', as: 'zhou', name: 'section-clash', query: atCourse('LANG 1301') },
  { path: 'pages/section/index', as: 'zhou', name: 'section-full', query: atCourse('ART 1303') },
  {
    path: 'pages/section/index',
    as: 'zhou',
    name: 'section-wait',
    query: atCourse('ART 1303'),
    steps: (words) => [{ tap: words.waitlist.join }],
  },
  { path: `${selection}/plan/index`, as: 'zhou', name: 'plan' },
  { path: `${selection}/plan/index`, as: 'zhou', name: 'planner', steps: (words) => [{ tap: words.plan.arrange }] },
  { path: `${selection}/lottery/index`, as: 'zhou', name: 'lottery' },
  { path: `${selection}/adviser-ask/index`, as: 'zhou', name: 'adviser-ask', query: ask },
  {
    path: `${selection}/adviser-ask/index`,
    as: 'zhou',
    name: 'adviser-ask-empty',
    query: ask,
    steps: () => [send],
  },

  {
    path: `${selection}/adviser-ask/index`,
    as: 'zhou',
    name: 'adviser-ask-refused',
    query: ask,
    steps: () => [...written('Graduation depends on it.'), send],
  },
  // While a lottery is open: nothing ranked yet, the choices, more points than there are, the ways in.
  { path: `${selection}/lottery/index`, as: 'lin', name: 'lottery-empty', isInLottery: true },
  { path: `${selection}/lottery/index`, as: 'zhou', name: 'lottery-choices', isInLottery: true },
  {
    path: `${selection}/lottery/index`,
    as: 'zhou',
    name: 'lottery-points',
    isInLottery: true,
    steps: () => written('90', '20'),
  },
  { path: 'pages/today/index', as: 'zhou', name: 'today-lottery', isInLottery: true },
  { path: 'pages/courses/index', as: 'zhou', name: 'courses-lottery', isInLottery: true },
  {
    path: 'pages/section/index',
    as: 'zhou',
    name: 'section-lottery',
    query: atCourse('CS 2106'),
    isInLottery: true,
  },
  { path: `${selection}/plan/index`, as: 'zhou', name: 'plan-lottery', isInLottery: true },

  { path: 'pages/today/index', as: 'song', name: 'today-held' },
  { path: 'pages/section/index', as: 'song', name: 'section-barred', query: atCourse('CS 1101') },
  { path: `${selection}/plan/index`, as: 'song', name: 'plan-empty' },

  { path: 'pages/today/index', as: 'father', name: 'today-guardian' },
  { path: 'pages/timetable/index', as: 'father', name: 'timetable-guardian' },
  { path: 'pages/me/index', as: 'father', name: 'me-guardian' },
  { path: `${people}/people/index`, as: 'father', name: 'wards' },
  { path: `${people}/accept/index`, as: 'father', name: 'accept-gone', query: () => 'token=gone' },
  // Forms that the server refuses; their sender has agreed to the privacy text already.
  {
    path: `${people}/bind/index`,
    as: 'father',
    name: 'bind-refused',
    steps: () => [...written('20260001', '许诺', 'ABCD-2345'), send],
  },
  {
    path: `${people}/staff/index`,
    as: 'father',
    name: 'staff-code-refused',
    steps: () => [...written('ABCD-2345-6789'), send],
  },

  { path: 'pages/today/index', as: 'newcomer', name: 'today-newcomer' },
  { path: 'pages/timetable/index', as: 'newcomer', name: 'timetable-newcomer' },
  { path: 'pages/section/index', as: 'newcomer', name: 'section-look', query: atCourse('CS 1101') },
  { path: `${people}/welcome/index`, as: 'newcomer', name: 'welcome' },
  { path: `${people}/bind/index`, as: 'newcomer', name: 'bind' },
  { path: `${people}/bind/index`, as: 'newcomer', name: 'bind-empty', steps: () => [send] },
  {
    path: `${people}/bind/index`,
    as: 'newcomer',
    name: 'consent',
    steps: () => [...written('20260001', '许诺', 'ABCD-2345'), send],
  },
  { path: `${people}/phone/index`, as: 'newcomer', name: 'phone', query: () => 'as=guardian' },
  { path: `${people}/staff/index`, as: 'newcomer', name: 'staff-code' },
  { path: `${people}/staff/index`, as: 'newcomer', name: 'staff-code-empty', steps: () => [send] },

  { path: 'pages/today/index', as: 'registrar', name: 'today-staff' },
  { path: 'pages/me/index', as: 'registrar', name: 'me-staff' },
  { path: `${people}/desk/index`, as: 'registrar', name: 'desk' },
  { path: `${people}/student-file/index`, as: 'registrar', name: 'student-search' },
  {
    path: `${people}/student-file/index`,
    as: 'registrar',
    name: 'student-file',
    query: () => 'number=20250001',
  },
  { path: `${people}/audit/index`, as: 'registrar', name: 'audit' },
  { path: `${selection}/requests/index`, as: 'registrar', name: 'staff-requests' },
  { path: `${selection}/fill/index`, as: 'registrar', name: 'staff-fill' },
  { path: `${selection}/classes/index`, as: 'registrar', name: 'staff-classes' },
  { path: `${selection}/class-list/index`, as: 'registrar', name: 'staff-class-list', query: atCourse('LANG 1301') },

  { path: 'pages/today/index', as: 'teacher', name: 'today-teacher' },
  { path: 'pages/timetable/index', as: 'teacher', name: 'timetable-teacher' },
  { path: `${people}/desk/index`, as: 'teacher', name: 'desk-teacher' },
  { path: `${selection}/classes/index`, as: 'teacher', name: 'classes' },
  { path: `${selection}/class-list/index`, as: 'teacher', name: 'class-list', query: atCourse('CS 2103') },
]

/** The screen in front; those left behind stay in the document. */
export const inFront = (page: Page) => page.locator('.taro_page').filter({ visible: true }).last()
