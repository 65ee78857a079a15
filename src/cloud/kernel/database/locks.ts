/**
 * The numbers of the advisory locks, all of them, so that no two things wait for one another by chance. Those with a
 * second number lock one thing of a kind, such as a round; PostgreSQL keeps the two sorts apart.
 */
export const locks = {
  migrations: 7_226_417,
  roster: 7_226_418,
  /** Bringing the tables of jobs up to this version. */
  jobsMigration: 7_226_419,
  /** A turn that keeps seats; one process at a time. */
  keepSeats: 4_001,
  /** A part of the thinning of requests; one process at a time. */
  thinRequests: 4_002,
} as const

/** With the number of a worker: by these the living are told from the dead. */
export const workerLock = 4_004

/** With the id of a round. */
export const roundLocks = {
  /** Choices are saved under it, shared; a draw takes them under it, alone. */
  lotteryChoices: 4_002,
  /** Whoever applies, undoes or publishes a draw holds it for as long. */
  draw: 4_003,
} as const
