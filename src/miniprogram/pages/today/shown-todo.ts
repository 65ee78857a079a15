import type { Todo, TodoCode } from '../../../contract/todos'
import type { TodoShown, TodoTexts } from '../../kit/text/todo'
import type { RefusalWording } from '../../kit/text/wording'
import { peopleTodos } from '../../people/parts/people-todos'
import { selectionTodos } from '../../selection/parts/selection-todos'

/** Of all capabilities; the compiler asks for each code. */
const texts: TodoTexts<TodoCode> = { ...peopleTodos, ...selectionTodos }

/** How something is drawn; null when it is over, or of a kind that a newer server knows and this applet does not. */
export function shownTodo(todo: Todo, wording: RefusalWording): TodoShown | null {
  if (todo.dueAt !== null && Date.parse(todo.dueAt) <= wording.nowMs) return null
  const text = texts[todo.code] as ((todo: Todo, wording: RefusalWording) => TodoShown | null) | undefined
  return text?.(todo, wording) ?? null
}
