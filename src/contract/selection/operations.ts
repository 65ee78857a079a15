import { adviserRequestOperations } from './adviser-requests'
import { choosingOperations } from './choosing'
import { classOperations } from './classes'
import { exportOperations } from './exports'
import { fillOperations } from './fill'
import { lotteryOperations } from './lottery'
import { planOperations } from './plan'
import { resultOperations } from './results'
import { roundOperations } from './round-acts'
import { searchOperations } from './search'
import { sectionOperations } from './section-acts'

/** The operations about choosing courses, and what staff do about it. */
export const selectionOperations = {
  ...searchOperations,
  ...choosingOperations,
  ...planOperations,
  ...lotteryOperations,
  ...adviserRequestOperations,
  ...resultOperations,
  ...fillOperations,
  ...classOperations,
  ...exportOperations,
  ...roundOperations,
  ...sectionOperations,
}
