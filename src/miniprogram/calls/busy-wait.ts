import { create } from 'zustand'

interface BusyWait {
  /** What waits: a course by its id, or the plan. */
  matter: string
  /** By the phone's clock; null while it is being tried again. */
  retryAtMs: number | null
  cancel(): void
}

interface BusyWaitState {
  waits: readonly BusyWait[]
  set(wait: BusyWait): void
  end(matter: string): void
}

/** The requests that a busy server has turned away and that will be tried again by themselves. */
export const useBusyWait = create<BusyWaitState>()((set) => ({
  waits: [],
  set: (wait) => set(({ waits }) => ({ waits: [...waits.filter(({ matter }) => matter !== wait.matter), wait] })),
  end: (matter) =>
    set(({ waits }) =>
      waits.some((one) => one.matter === matter) ? { waits: waits.filter((one) => one.matter !== matter) } : {},
    ),
}))
