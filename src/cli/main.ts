import { runCommand } from './kit/run-command'

// A reader such as `head` may leave early; nobody is left to talk to then.
process.stdout.on('error', () => process.exit(1))

void runCommand(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
