import type { Todo, TodoCode } from '../../../contract/todos'
import type { IconKind } from '../controls/icon'
import type { RefusalWording } from './wording'

/** Something that waits, as Today draws it. */
export interface TodoShown {
  icon: IconKind
  title: string
  lines: readonly string[]
  /** At the right edge, for instance how many days are left. */
  tag?: string
  /** Where it is done: by a button with this text, or by a tap on the whole. */
  action?: string
  open?(): void
}

/** The words for what waits, of some codes; null for what is over by now. */
export type TodoTexts<Code extends TodoCode> = {
  readonly [One in Code]: (todo: Extract<Todo, { code: One }>, wording: RefusalWording) => TodoShown | null
}
