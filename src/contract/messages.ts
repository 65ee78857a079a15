import { z } from 'zod'
import { Cursor, nothing, type OperationDeclaration } from './kernel/operation'
import { Instant } from './kernel/time'
import { MessageId } from './people/ids'
import { peopleMessages } from './people/messages'
import { selectionMessages } from './selection/messages'

/** What a person is told (消息): a code with its facts, put together from the capabilities. The applet has the words. */
export const PersonMessage = z.discriminatedUnion('code', [...peopleMessages, ...selectionMessages])
export type PersonMessage = z.infer<typeof PersonMessage>
export type MessageCode = PersonMessage['code']

/** Here and not with people: they carry the messages of every capability. */
export const messageOperations = {
  getMessages: {
    caller: 'account',
    repeat: 'read',
    request: z.strictObject({ cursor: Cursor }),
    /** Newest first. */
    reply: z.object({ messages: z.array(PersonMessage), nextCursor: z.string().nullable(), serverTime: Instant }),
  },
  /** Marks everything up to a message as read. */
  readMessages: {
    caller: 'account',
    repeat: 'set',
    request: z.strictObject({ upToId: MessageId }),
    reply: nothing,
  },
} as const satisfies Record<string, OperationDeclaration>
