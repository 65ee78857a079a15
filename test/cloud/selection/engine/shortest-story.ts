import type { Command, Story } from './model-commands'

/**
 * Leaves out of a failing story whatever it fails without: first many commands at a time, then one, then single
 * requests. fast-check's own shrinking of lists keeps most of a long story, and every try costs a whole life of it.
 */
export async function shortestFailing(
  story: Story,
  fails: (shorter: Story) => Promise<boolean>,
  limitMs: number,
): Promise<Story> {
  const endMs = Date.now() + limitMs
  let shortest = story
  const keepIfFailing = async (commands: Command[]): Promise<boolean> => {
    const shorter = { ...story, commands }
    if (Date.now() > endMs || !(await fails(shorter))) return false
    shortest = shorter
    return true
  }
  for (let size = story.commands.length; size >= 1; size = Math.floor(size / 2))
    for (let at = shortest.commands.length - size; at >= 0; at -= size)
      await keepIfFailing(shortest.commands.toSpliced(at, size))
  for (let at = shortest.commands.length - 1; at >= 0; at -= 1) await withFewerSteps(at)
  for (let at = shortest.commands.length - 1; at >= 0; at -= 1) await keepIfFailing(shortest.commands.toSpliced(at, 1))
  return shortest

  async function withFewerSteps(at: number): Promise<void> {
    const stepsLeft = () => {
      const command = shortest.commands[at]
      return command?.kind === 'requests' ? command.steps.length : 0
    }
    for (let index = stepsLeft() - 1; index >= 0; index -= 1) {
      const command = shortest.commands[at]
      if (command?.kind !== 'requests' || stepsLeft() < 2) return
      await keepIfFailing(shortest.commands.with(at, { ...command, steps: command.steps.toSpliced(index, 1) }))
    }
  }
}
