/** One figure of a bench beside what it may be at most, or should be at least. */
export interface BenchFigure {
  /** Its name in the JSON, unit last: `searchP99Ms`. */
  readonly name: string
  readonly about: string
  readonly value: number
  readonly unit: string
  /** Null for a figure that is told but not judged. */
  readonly budgetMax: number | null
  readonly goalMin?: number
  readonly goalMax?: number
}

export type BenchResult =
  | {
      readonly figures: readonly BenchFigure[]
      /** What `--json` prints where a flat list of the figures does not say it all. */
      readonly json?: Readonly<Record<string, unknown>>
    }
  | { readonly skipped: string }

/** The value below which the given share of the samples lies, by nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new RangeError('no samples')
  return value
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}
