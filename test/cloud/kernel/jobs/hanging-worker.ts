import { openDatabase } from '../../../../src/cloud/kernel/database/database'
import { JobWorker } from '../../../../src/cloud/kernel/jobs/job-worker'

/** A process that takes a job, says so, and never comes to its end. */
const database = openDatabase(process.argv[2] ?? '', 2)
const run = () => {
  process.send?.('took it')
  return new Promise<void>((resolve) => setTimeout(resolve, 2 ** 31 - 1))
}
const worker = new JobWorker({
  database,
  tasks: [{ name: 'note', run }],
  onFailure: (error) => {
    throw error
  },
})
async function look(): Promise<void> {
  while ((await worker.runDue(60_000)).jobs === 0);
}
void look()
