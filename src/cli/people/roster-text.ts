import type { RosterPlan } from '../../cloud/people/roster/plan-roster'
import type { RosterReading } from '../../cloud/people/roster/roster'
import type { Change } from '../../cloud/people/roster/roster-plan'
import type { FieldChange } from '../../rules/kernel/changes'
import { counted, listed } from '../kit/import-text'

interface Planned {
  readonly who: string
  readonly change: Change
  readonly fields: readonly FieldChange[]
  readonly kept: readonly FieldChange[]
}

/** The people of a plan, each under the name by which staff know them. */
function peopleOf({ students, guardians, staff }: RosterPlan) {
  const student = students.map((planned): Planned => {
    return { ...planned, who: `${planned.person.number}  ${planned.person.name}` }
  })
  const guardian = guardians.map((planned): Planned => {
    const { studentNumber, name, isBound } = planned.person
    const stays = isBound && planned.change === 'changed' ? ' (bound, and stays so)' : ''
    return { ...planned, who: `${studentNumber}  ${name}${stays}` }
  })
  const member = staff.map((planned): Planned => {
    const { number, name, roles } = planned.person
    const added = planned.change === 'added' && roles.length > 0 ? `: ${roles.join(', ')}` : ''
    return { ...planned, who: `${number}  ${name}${added}` }
  })
  return { student, guardian, member }
}

/** What an import would do, in words: counts of everything, the first of each kind by name. Nothing personal in clear. */
export function rosterText(plan: RosterPlan): string {
  const { student, guardian, member } = peopleOf(plan)
  const lines = [
    `students: ${countLine(student)}`,
    `guardians: ${countLine(guardian)}`,
    `staff: ${countLine(member)}`,
    ...listed('Departments to add', plan.departments, ({ code, name }) => `${code}  ${name}`),
    ...changesText('Students', student),
    ...listed('Students to bring back', ofChange(student, 'returned'), ({ who }) => who),
    ...changesText('Guardians', guardian),
    ...changesText('Staff', member),
    ...listed('Kept as it was set by hand', [...student, ...guardian, ...member].flatMap(keptLines), (line) => line),
    ...listed('Students who have left, skipped (--bring-back takes them again)', plan.left, ({ number, leftAt }) => {
      return `${number}  left on ${leftAt.toISOString().slice(0, 10)}`
    }),
    ...listed('Guardians who were removed and do not come back', plan.removed, guardianLine),
    ...listed(
      'Guardians the file does not name; they stay (guardian remove takes one away)',
      plan.unnamed,
      guardianLine,
    ),
  ]
  if (plan.usedCodeCount > 0)
    lines.push(
      '',
      `${counted(plan.usedCodeCount, 'activation code')} of the file, used already and not taken again. A new one: student code NUMBER.`,
    )
  return `\n${lines.join('\n')}\n`
}

function ofChange(people: readonly Planned[], change: Change): Planned[] {
  return people.filter((planned) => planned.change === change)
}

function countLine(people: readonly Planned[]): string {
  const count = (change: Change) => ofChange(people, change).length
  const returned = count('returned') > 0 ? `, ${count('returned')} to bring back` : ''
  return `${count('added')} to add, ${count('changed')} to change${returned}, ${count('none')} unchanged`
}

function changesText(title: string, people: readonly Planned[]): string[] {
  return [
    ...listed(`${title} to add`, ofChange(people, 'added'), ({ who }) => who),
    ...listed(`${title} to change`, ofChange(people, 'changed'), ({ who, fields }) => {
      return `${who}  ${fields.map(({ field, from, to }) => `${field}: ${from} → ${to}`).join('; ')}`
    }),
  ]
}

function keptLines({ who, kept }: Planned): string[] {
  return kept.map(({ field, from, to }) => `${who}  kept: ${field} ${from} by hand, the file says ${to}`)
}

function guardianLine({ studentNumber, name }: { studentNumber: string; name: string }): string {
  return `${studentNumber}  ${name}`
}

/** The same for a program. */
export function rosterJson(reading: RosterReading, plan: RosterPlan, outcome: string) {
  const { student, guardian, member } = peopleOf(plan)
  const shown = (people: readonly Planned[]) => ({
    added: ofChange(people, 'added').map(({ who }) => who),
    changed: ofChange(people, 'changed').map(({ who, fields }) => ({ who, fields })),
    returned: ofChange(people, 'returned').map(({ who }) => who),
    kept: people.filter(({ kept }) => kept.length > 0).map(({ who, kept }) => ({ who, fields: kept })),
    unchangedCount: ofChange(people, 'none').length,
  })
  const { badRows, departments, left, removed, unnamed, usedCodeCount } = plan
  const { rowCount, repeatedCount, notes } = reading
  const people = { students: shown(student), guardians: shown(guardian), staff: shown(member) }
  return {
    outcome,
    rowCount,
    repeatedCount,
    notes,
    badRows,
    departments,
    ...people,
    left,
    removed,
    unnamed,
    usedCodeCount,
  }
}
