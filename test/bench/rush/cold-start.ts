import { median } from '../bench-result'
import { callWire, HttpConnection } from '../enrolment/http-connection'
import { tokenOf } from '../enrolment/load'
import { startServer } from '../enrolment/programs'
import { checkAnswers } from './check-answers'
import { firstPage } from './mix'
import { asDeployed, type FilledDatabase, type RushBench } from './rush-server'

const starts = 3

/** From the start of the process to its first true answer, a page of the whole list, in the middle of three. */
export async function measureColdStart({ programs }: RushBench, { url, college }: FilledDatabase): Promise<number> {
  const [student] = college.studentIds
  if (student === undefined) throw new Error('the college has no students')
  const wire = callWire('searchSections', tokenOf(student), firstPage)
  const times: number[] = []
  while (times.length < starts) {
    const startMs = performance.now()
    const server = await startServer(programs, { kind: 'engine', databaseUrl: url, settings: asDeployed })
    const connection = new HttpConnection(server.port)
    const reply = await connection.send(wire)
    times.push(performance.now() - startMs)
    connection.close()
    await server.kill()
    checkAnswers('list', reply?.body.toString() ?? '{}')
  }
  return median(times)
}
