import { join } from 'node:path'
import type { Command } from 'commander'
import { commandPath } from '../../../src/cli/kit/command-audit'
import { chooseLanguage, say } from '../../../src/cli/kit/language'
import { campusProgram } from '../../../src/cli/program'
import { fileOf, removeFiles } from '../../cloud/catalogue/import/files'
import { oneSection, openCampus, phone } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { testDataKeys } from '../../support/data-keys'
import { only, termId } from '../../support/small-college'

process.env.CAMPUS_DATA_KEYS = testDataKeys
const campus = openCampus()
const staff = staffOf(campus)

afterAll(removeFiles)
afterAll(() => chooseLanguage([], {}))

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)]
const paths = all(campusProgram())
  .map(commandPath)
  .sort((a, b) => b.length - a.length)

/** What is English and stands for itself: commands to give, options, codes of the program, times zones, what was quoted. */
function withoutNames(text: string): string {
  const plain = text
    .replace(/npm run campus -- /g, '')
    .replace(/"[^"]*"|\(add --help[^)]*\)|<\w+>|zh-CN|--[\w-]+|[a-z]+_[a-z_]+|Asia\/\w+/g, ' ')
  return paths.reduce((rest, path) => (path.includes(' ') ? rest.replaceAll(path, ' ') : rest), plain)
}

const isEnglish = (line: string) => /\b[A-Za-z]{2,}[ ,]+[a-z]{2,}\b/.test(withoutNames(line))

const seedFile = async () => join(await fileOf('', 'anchor'), '..', 'seed.txt')

/** What a command said or why it was refused, in Chinese. */
async function told(...words: string[]): Promise<string> {
  const said = [...words, '--lang', 'zh']
  return staff.does(...said).catch(() => staff.fails(...said))
}

/** The language of `--lang` comes first, then that of the terminal, as programs have it. */
test.each([
  [['term', 'list', '--lang', 'zh'], { LANG: 'en_US.UTF-8' }, '中文'],
  [['--lang=en', 'term', 'list'], { LANG: 'zh_CN.UTF-8' }, 'English'],
  [['term', 'list'], { LANG: 'zh_CN.UTF-8' }, '中文'],
  [['term', 'list'], { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'English'],
  [['term', 'list'], {}, 'English'],
])('%j with %j answers in %s', (words, environment, language) => {
  chooseLanguage(words, environment)
  expect(say('中文', 'English')).toBe(language)
})

test('in Chinese no command says an English sentence', async () => {
  const course = await oneSection(campus, { capacity: 3 })
  const other = await oneSection(campus)
  const student = await phone(campus)
  await student.call('selectSections', course.sections)
  const { number } = only(
    (await campus.database.query<{ number: string }>('select number from student where id = $1', [student.id])).rows,
  )
  const section = `${course.code} 01`
  const times = ['--opens', '2036-11-22 09:00', '--closes', '2036-12-01 09:00', '--credits-max', '20']
  const commands: string[][] = [
    ['term', 'list'],
    ['term', 'add', 'zweite', '--name', '春', '--starts-on', '2030-09-03', '--weeks', '18'],
    ['term', 'add', 'zweite', '--name', '春', '--starts-on', '2030-09-02', '--weeks', '18'],
    ['term', 'set', 'zweite', '--weeks', '17'],
    ['term', 'remove', termId],
    ['term', 'remove', 'zweite'],
    ['term', 'remove', 'zweite'],
    ['institution', 'set', '--brand-colour', 'blau'],
    ['institution', 'set', '--student-proof', 'activation_code'],
    ['round', 'list'],
    ['round', 'add', '--term', termId, '--name', '补选', ...times],
    ['round', 'add', '--term', termId, '--name', '抽', '--kind', 'lottery', ...times, '--limit', '1=10-22'],
    ['round', 'add', '--term', termId, '--name', '错', '--kind', 'auction', ...times],
    ['round', 'set', '补选', '--closes', '2036-12-02 09:00', '--cohort', '2026'],
    ['round', 'set', '补选'],
    ['round', 'open', '补选', '--at', '2036-12-03 09:00'],
    ['round', 'open', '补选'],
    ['round', 'open', '补选'],
    ['round', 'pause', '补选'],
    ['round', 'pause', '补选'],
    ['round', 'resume', '补选'],
    ['round', 'resume', '补选'],
    ['round', 'close', '补选'],
    ['round', 'close', '补选'],
    ['round', 'close', '没有'],
    ['draw', 'commit', '抽', '--seed-file', await seedFile()],
    ['draw', 'commit', '没有'],
    ['draw', 'run', '抽', '--seed-file', 'no-such-file'],
    ['draw', 'verify', 'no-such-file'],
    ['watch', '--once'],
    ['doctor', '--url', 'https://no-such-host.invalid'],
    ['doctor', '--url', 'http://campus.example.edu'],
    ['watch', '--sort', 'best'],
    ['section', 'list'],
    ['section', 'list', '--department', 'XX'],
    ['section', 'show', section],
    ['section', 'show', '没有'],
    ['section', 'capacity', section, '0'],
    ['section', 'capacity', section, '4'],
    ['section', 'capacity', section, 'file'],
    ['section', 'capacity', section, 'file'],
    ['section', 'quota', section],
    ['section', 'quota', section, '--seats', '1'],
    ['section', 'quota', section, '--seats', '9', '--cohort', '2026'],
    ['section', 'quota', section, '--seats', '1', '--cohort', '2026', '--until', '2001-01-01 09:00'],
    ['section', 'quota', section, '--seats', '4', '--cohort', '2026', '--until', '2036-01-01 09:00'],
    ['section', 'quota', section, '--none'],
    ['section', 'quota', section, '--none'],
    ['section', 'capacity', section, 'unlimited'],
    ['section', 'quota', section, '--seats', '1', '--cohort', '2026'],
    ['section', 'allow-clash', section, section],
    ['section', 'allow-clash', section, `${other.code} 01`],
    ['section', 'allow-clash', section, `${other.code} 01`],
    ['section', 'allow-clash', section, `${other.code} 01`, '--remove'],
    ['section', 'allow-clash', section, `${other.code} 01`, '--remove'],
    ['section', 'cancel', `${other.code} 01`, '--reason', '停开'],
    ['section', 'cancel', `${other.code} 01`, '--reason', '停开', '--yes'],
    ['section', 'cancel', `${other.code} 01`, '--reason', '停开', '--yes'],
    ['hold', 'list'],
    ['hold', 'add', number, '--reason', '欠费', '--note', '住宿费'],
    ['hold', 'add', number, '--reason', '欠费'],
    ['hold', 'add', number, '--reason', '懒'],
    ['hold', 'list', number],
    ['hold', 'release', number],
    ['hold', 'release', number],
    ['request', 'list'],
    ['request', 'grant', 'abcd', '--word', '好'],
    ['student', 'unlock', number],
    ['student', 'unlock', '0'],
    ['student', 'release', number],
    ['student', 'show', number],
    ['student', 'set', number],
    ['student', 'set', number, '--department', 'XX'],
    ['student', 'code'],
    ['guardian', 'list', number],
    ['guardian', 'remove', number, '无名'],
    ['staff', 'grant', 'T9', '--role', 'teacher', '--name', '沈星河'],
    ['staff', 'grant', 'T9', '--role', 'teacher'],
    ['staff', 'teaches', 'T9', '沈星河'],
    ['staff', 'teaches', 'T9', '--none'],
    ['staff', 'revoke', 'T9', '--role', 'teacher'],
    ['staff', 'revoke', 'T9', '--role', 'teacher'],
    ['staff', 'list'],
    ['staff', 'grant', 'T8', '--role', 'teacher'],
    ['export', 'fill', '--out', 'fill.pdf'],
    ['keys', 'rotate', '--dry-run'],
    ['migrate'],
    ['raund', 'list'],
    ['round', 'list', '--mal'],
    ['round', 'pause'],
    ['export', 'fill', '--out', 'fill.csv', '--language', 'fr'],
    ['term', 'list', 'zu', 'viel'],
  ]
  const english: string[] = []
  for (const words of commands)
    for (const line of (await told(...words)).split('\n'))
      if (isEnglish(line)) english.push(`${words.join(' ')}: ${line}`)
  expect(english).toEqual([])
})
