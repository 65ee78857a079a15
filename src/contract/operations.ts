import type { z } from 'zod'
import type { OperationDeclaration, Repeat } from './kernel/operation'
import { messageOperations } from './messages'
import { bindingOperations } from './people/binding'
import { guardianOperations } from './people/guardians'
import { signInOperations } from './people/signing-in'
import { staffOperations } from './people/staff'
import { schoolOperations } from './school/operations'
import { adviserRequestOperations } from './selection/adviser-requests'
import { choosingOperations } from './selection/choosing'
import { classOperations } from './selection/classes'
import { exportOperations } from './selection/exports'
import { fillOperations } from './selection/fill'
import { lotteryOperations } from './selection/lottery'
import { planOperations } from './selection/plan'
import { resultOperations } from './selection/results'
import { searchOperations } from './selection/search'

/** Every operation, put together from the capabilities. */
export const operations = {
  ...schoolOperations,
  ...signInOperations,
  ...bindingOperations,
  ...guardianOperations,
  ...staffOperations,
  ...messageOperations,
  ...searchOperations,
  ...choosingOperations,
  ...planOperations,
  ...lotteryOperations,
  ...adviserRequestOperations,
  ...resultOperations,
  ...fillOperations,
  ...classOperations,
  ...exportOperations,
} as const satisfies Record<string, OperationDeclaration>

export type OperationName = keyof typeof operations

/** Those of which a repeat does this. */
export type OperationOf<Kind extends Repeat> = {
  [Name in OperationName]: (typeof operations)[Name]['repeat'] extends Kind ? Name : never
}[OperationName]

/** The typed view of {@link operations} that both ends use. */
export type Operations = {
  [Name in OperationName]: {
    request: z.infer<(typeof operations)[Name]['request']>
    reply: z.infer<(typeof operations)[Name]['reply']>
  }
}
