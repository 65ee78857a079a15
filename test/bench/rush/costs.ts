import { readFileSync } from 'node:fs'
import { childrenOf } from '../enrolment/killable-postgres'

/** Processor time in milliseconds; null where the system does not tell it by `/proc`. */
export interface Costs {
  serverMs: number
  postgresMs: number
}

/** Linux counts the time of processes in hundredths of a second. */
const msPerTick = 10

/** What a server and the PostgreSQL of `postmaster` have used since they were started. */
export function readCosts(server: number, postmaster: number): Costs | null {
  const serverMs = ownMs(server)
  // What a connection used that has ended by now is in the postmaster's own sum.
  const postgresMs = [withEndedMs(postmaster), ...childrenOf(postmaster).map(ownMs)]
  if (serverMs === null || postgresMs[0] === null) return null
  return { serverMs, postgresMs: postgresMs.reduce<number>((sum, ms) => sum + (ms ?? 0), 0) }
}

/** What was used between the two. */
export function costsBetween(before: Costs | null, after: Costs | null): Costs | null {
  if (!before || !after) return null
  return { serverMs: after.serverMs - before.serverMs, postgresMs: after.postgresMs - before.postgresMs }
}

/** How much memory a process has now, in megabytes; null where the system does not tell it by `/proc`. */
export function residentMb(pid: number): number | null {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(procFile(pid, 'status'))?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}

function ownMs(pid: number): number | null {
  return sumOf(ticksOf(pid).slice(0, 2))
}

function withEndedMs(pid: number): number | null {
  return sumOf(ticksOf(pid))
}

function sumOf(ticks: readonly number[]): number | null {
  return ticks.length === 0 ? null : ticks.reduce((sum, count) => sum + count, 0) * msPerTick
}

/** utime, stime, and the same of children that have ended. */
function ticksOf(pid: number): number[] {
  // The name of the program stands in brackets before them, and may hold anything.
  const fields = procFile(pid, 'stat').split(') ').at(-1)?.split(' ') ?? []
  return fields.slice(11, 15).map(Number)
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
