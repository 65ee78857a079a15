import type { z } from 'zod'
import type { OperationDeclaration, Repeat } from './kernel/operation'
import { messageOperations } from './messages'
import { peopleOperations } from './people/operations'
import { schoolOperations } from './school/operations'
import { selectionOperations } from './selection/operations'
import { startOperations } from './start'

/** Every operation, put together from the capabilities. */
export const operations = {
  ...schoolOperations,
  ...peopleOperations,
  ...messageOperations,
  ...selectionOperations,
  ...startOperations,
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
