import { View } from '@tarojs/components'
import { Fragment } from 'react'
import type { Todo } from '../../../contract/todos'
import { Button } from '../../kit/controls/button'
import { Icon } from '../../kit/controls/icon'
import { Sign } from '../../kit/controls/sign'
import { Tappable } from '../../kit/controls/tappable'
import { TimeLeft } from '../../kit/controls/time-left'
import { useServerNow } from '../../kit/hooks/use-server-now'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWording } from '../../kit/hooks/use-wording'
import { useTodos } from '../../kit/stores/todos'
import type { TodoShown } from '../../kit/text/todo'
import { useHat } from '../../people/parts/use-hat'
import { isSameHat } from '../../people/text/hats'
import { refreshStart } from '../../selection/calls/start'
import { shownTodo } from './shown-todo'

/** What waits for the person under the hat they wear. */
export function useShownTodos(): { todo: Todo; shown: TodoShown }[] {
  const wording = useWording()
  const nowMs = useServerNow(30_000)
  const { hat } = useHat()
  const copy = useWhileShown(useTodos, (state) => state.copy)
  return (copy ?? []).flatMap((todo) => {
    if (todo.as !== null && !isSameHat(todo.as, hat)) return []
    const shown = shownTodo(todo, { ...wording, nowMs })
    return shown ? [{ todo, shown }] : []
  })
}

/** All that waits, the most urgent first. Nothing when there is nothing. */
export function TodoCard() {
  const { t } = useWording()
  const todos = useShownTodos()
  if (todos.length === 0) return null
  return (
    <View className="card todos">
      <View className="row-apart todo-head">
        <View className="type-heading">{t('today.todo')}</View>
        <View className="type-tiny">{t('today.todoCount', { count: todos.length })}</View>
      </View>
      {todos.map(({ todo, shown }, index) => (
        <Fragment key={`${todo.code} ${shown.title} ${shown.lines[0] ?? ''}`}>
          {index > 0 && <View className="rule" />}
          <TodoRow todo={todo} shown={shown} />
        </Fragment>
      ))}
    </View>
  )
}

/** One thing that waits: its icon, what it is, until when, and the way to do it. */
function TodoRow({ todo: { code, urgency, dueAt }, shown }: { todo: Todo; shown: TodoShown }) {
  const { icon, title, lines, tag, action, open } = shown
  const content = (
    <>
      <View className={`todo-icon todo-${urgency}`}>
        <Icon kind={icon} />
      </View>
      <View className="grow todo-text">
        <View className="type-heading">{title}</View>
        {dueAt !== null && (
          <View className="type-small">
            <TimeLeft toMs={Date.parse(dueAt)} onEnd={() => void refreshStart()} />
          </View>
        )}
        {lines.map((line) => (
          <View key={line} className="type-small">
            {line}
          </View>
        ))}
      </View>
      {tag && <View className={`tag fixed ${urgency === 'later' ? '' : 'tag-warning'}`}>{tag}</View>}
      {open && !action && !tag && (
        <View className="fixed todo-onward">
          <Sign kind="onward" />
        </View>
      )}
      {action && open && <Button text={action} isSmall className="fixed" onTap={open} />}
    </>
  )
  const className = `todo todo-of-${code}`
  if (!open) return <View className={className}>{content}</View>
  return (
    <Tappable className={className} role="link" onTap={open} label={tag ? `${title}, ${tag}` : title}>
      {content}
    </Tappable>
  )
}
