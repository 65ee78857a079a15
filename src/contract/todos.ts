import { z } from 'zod'
import { peopleTodos } from './people/todos'
import { selectionTodos } from './selection/todos'

/** What waits for a person (待办): a code with its facts, put together from the capabilities. The applet has the words. */
export const Todo = z.discriminatedUnion('code', [...peopleTodos, ...selectionTodos])
export type Todo = z.infer<typeof Todo>
export type TodoCode = Todo['code']
