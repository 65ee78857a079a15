import fc from 'fast-check'
import { keepSeats } from '../../../../src/cloud/selection/jobs/keep-seats'
import {
  compareAnswers,
  compareStates,
  type ModelCampus,
  readAutomaticCount,
  readState,
  send,
  startAnew,
  stateOf,
} from './model-campus'
import { collegeSections } from './model-college'
import { type Command, requestOf, type Story } from './model-commands'
import { stories } from './model-stories'
import { seatsGone, the } from './naive-books'
import { NaiveRegistrar, type NaiveRequest } from './naive-model'
import { moveQueues } from './naive-queues'
import { shortestFailing } from './shortest-story'

/** A story on its way: the real campus, the registrar beside it, and what was sent so far. */
interface Run {
  campus: ModelCampus
  registrar: NaiveRegistrar
  sent: NaiveRequest[]
  automaticCount: number
}

/**
 * Batches after which every offer that is taken without being asked has been: it is taken in the batch after the one
 * that made it, or one later where its student has another request on the way.
 */
const automaticBatchesMax = 20
/** Every section of the college. */
const everywhere = Object.keys(collegeSections)

const storiesAtATime = 10

export interface Difference {
  /** Makes the same stories again. */
  seed: number
  steps: number
  shortest: Story
  words: string
}

/** Lives through seeded stories until that many steps were the same, or to the first difference, told as short as possible. */
export async function firstDifference(
  campus: ModelCampus,
  given: { seed: number; stepsMin: number; shorteningMs: number },
): Promise<{ steps: number; difference: Difference | null }> {
  let steps = 0
  for (let seed = given.seed; steps < given.stepsMin; seed += 1) {
    for (const story of fc.sample(stories, { seed, numRuns: storiesAtATime })) {
      try {
        steps += await live(campus, story)
      } catch {
        const fails = async (shorter: Story) => (await wordsOf(campus, shorter)) !== null
        const shortest = await shortestFailing(story, fails, given.shorteningMs)
        const words = (await wordsOf(campus, shortest)) ?? 'it did not happen again'
        return { steps, difference: { seed, steps, shortest, words } }
      }
    }
  }
  return { steps, difference: null }
}

/** What differs in a story; null when nothing does. */
async function wordsOf(campus: ModelCampus, story: Story): Promise<string | null> {
  try {
    await live(campus, story)
    return null
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const cause = error.cause instanceof AggregateError ? error.cause.errors.join(' / ') : error.cause
    return `${error.message}: ${cause instanceof Error ? cause.message : cause}`
  }
}

/**
 * Lives through a story on the real campus and in the registrar's books, and throws at the first answer or state in
 * which they differ. Returns the number of steps: requests, and things done by staff or time.
 */
async function live(campus: ModelCampus, { startMinute, commands }: Story): Promise<number> {
  await startAnew(campus)
  const registrar = new NaiveRegistrar(startMinute)
  const run: Run = { campus, registrar, sent: [], automaticCount: 0 }
  campus.now = new Date(registrar.books.nowMs)
  let steps = 0
  for (const [index, command] of commands.entries()) {
    try {
      steps += await obey(run, command)
      if (index < commands.length - 1 && !isTelling(command, index)) continue
      compareStates(await readState(campus), stateOf(registrar.books, campus.ids))
    } catch (error) {
      throw new Error(`after command ${index + 1}, ${JSON.stringify(command)}`, { cause: error })
    }
  }
  return steps
}

/** Whether the state is worth a look: a few requests leave more undone than many, and staff changes nothing by itself. */
function isTelling(command: Command, index: number): boolean {
  if (command.kind === 'requests') return command.steps.length <= 3 || index % 3 === 0
  return command.kind === 'keep seats' && index % 3 === 0
}

async function obey(run: Run, command: Command): Promise<number> {
  const { campus, registrar } = run
  const { database } = campus
  const { books } = registrar
  switch (command.kind) {
    case 'requests':
      return ask(run, command)
    case 'race':
      return race(run, command)
    case 'wait':
      books.nowMs += command.seconds * 1000
      campus.now = new Date(books.nowMs)
      break
    case 'keep seats':
      await keepSeatsOnce(run, command.process)
      break
    case 'capacity':
      await changeCapacity(run, command)
      break
    case 'pause':
      books.paused = books.paused.filter((name) => name !== command.round)
      if (command.isPaused) books.paused.push(command.round)
      await database.query('update selection_round set paused_at = $2 where name = $1', [
        command.round,
        command.isPaused ? campus.now : null,
      ])
      break
    case 'hold':
      await setHold(run, command)
      break
    case 'release delay':
      books.releaseDelaySeconds = command.seconds
      await database.query('update selection_round set release_delay_max_seconds = $1', [command.seconds])
      break
    case 'catalogue change':
      await database.query('update course set title_en = code')
      break
  }
  return 1
}

async function changeCapacity(
  { campus, registrar }: Run,
  change: Extract<Command, { kind: 'capacity' }>,
): Promise<void> {
  const { books } = registrar
  for (const [name, { course, capacity: usual }] of Object.entries(collegeSections)) {
    const capacity = the(books.capacity[name])
    if (capacity === null || usual === null || (change.name !== name && change.name !== course)) continue
    const atLeast = seatsGone(books, name).length
    books.capacity[name] = Math.max(atLeast, Math.min(usual + 1, capacity + change.by))
    const values = [the(campus.ids.sections[name]), books.capacity[name]]
    await campus.database.query('update section set capacity = $2 where id = $1', values)
  }
}

async function setHold({ campus, registrar }: Run, hold: Extract<Command, { kind: 'hold' }>): Promise<void> {
  const { books } = registrar
  const values = [the(campus.ids.students[hold.student])]
  await campus.database.query('delete from hold where student_id = $1', values)
  books.onHold = books.onHold.filter((name) => name !== hold.student)
  if (!hold.isPlaced) return
  books.onHold.push(hold.student)
  await campus.database.query(`insert into hold (student_id, reason) values ($1, 'unpaid_bill')`, values)
}

/** The requests that the steps come to, at most one a student. */
function requestsOf(run: Run, steps: Extract<Command, { kind: 'requests' }>['steps']): NaiveRequest[] {
  const busy = new Set<string>()
  return steps.flatMap((step, index) => {
    const number = run.sent.length + index + 1
    const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
    const request = requestOf(step, { registrar: run.registrar, sent: run.sent, busy, id })
    if (!request) return []
    busy.add(request.student)
    return [request]
  })
}

function throwDice({ campus, registrar }: Run, random: number): void {
  campus.random = random
  registrar.random = random
}

async function ask(run: Run, { process, random, steps }: Extract<Command, { kind: 'requests' }>): Promise<number> {
  const { campus, registrar } = run
  throwDice(run, random)
  const requests = requestsOf(run, steps)
  run.sent.push(...requests)
  const replies = await Promise.all(requests.map((request) => send(campus, process, request)))
  const { answers, automatic } = registrar.decide(requests)
  compareAnswers(requests, replies, answers)
  await takeAutomatically(run, automatic)
  return requests.length
}

/** Takes the offers of those who said so in the books, and waits until the processes have done the same. */
async function takeAutomatically(run: Run, first: ReturnType<NaiveRegistrar['takeAutomatically']>): Promise<void> {
  for (let entries = first; entries.length > 0; entries = run.registrar.takeAutomatically(entries))
    run.automaticCount += entries.length
  if (first.length === 0) return
  for (let batch = 0; batch < automaticBatchesMax; batch += 1) {
    if ((await readAutomaticCount(run.campus)) >= run.automaticCount) return
    // A batch of nothing ends behind the one that takes them.
    for (const { engine } of run.campus.processes) await engine.settle([])
  }
}

async function keepSeatsOnce(run: Run, process: 0 | 1): Promise<void> {
  const { campus, registrar } = run
  const { engine, database } = the(campus.processes[process])
  await keepSeats({ database, engine, clock: () => campus.now })
  const offered = moveQueues(registrar.books, new Set(everywhere))
  await takeAutomatically(
    run,
    offered.filter(({ automatic }) => automatic),
  )
}

/** Two requests at two processes in one moment: the answers and the state are those of one order or of the other. */
async function race(run: Run, { random, steps }: Extract<Command, { kind: 'race' }>): Promise<number> {
  const { campus, registrar } = run
  throwDice(run, random)
  const requests = requestsOf(run, steps)
  const [one, two] = requests
  const isPredictable = !registrar.books.queue.some(({ automatic }) => automatic)
  // An offer that is taken by itself could come between the two.
  if (requests.some(({ wish }) => wish.kind === 'join' && wish.automatic)) return 0
  if (!one || !two || !isPredictable || one.id === two.id) return 0
  run.sent.push(one, two)
  const before = registrar.books
  const replies = await Promise.all(requests.map((request, process) => send(campus, process, request)))
  // Whoever joins while a seat of theirs is being given back is not seen by whoever gives it back, and is offered it
  // in the next turn of the seat keeper; until then nobody else can have it.
  const { engine, database } = the(campus.processes[0])
  await keepSeats({ database, engine, clock: () => campus.now })
  const state = await readState(campus)
  const failures: unknown[] = []
  for (const order of [requests, [two, one]]) {
    registrar.books = structuredClone(before)
    const answers = order.flatMap((request) => registrar.decide([request]).answers)
    try {
      compareAnswers(requests, replies, order === requests ? answers : [...answers].reverse())
      moveQueues(registrar.books, new Set(everywhere))
      compareStates(state, stateOf(registrar.books, campus.ids))
      return 2
    } catch (error) {
      failures.push(error)
    }
  }
  throw new AggregateError(failures, 'neither order explains this')
}
