import ts from 'typescript'
import { hangMs } from '../support/patience'

/** A place in a test where the clock decides: what it is, and how to do without. */
export interface Stopwatch {
  line: number
  words: string
}

/** Pauses between two looks of a loop; longer ones are waits in the hope that something has happened. */
const pauseMaxMs = 100
/** Words by which programs are told when to give up. */
const limitNames = new Set([
  'timeout',
  'timeoutMs',
  'waitMs',
  'hangMs',
  'setDefaultTimeout',
  'setDefaultNavigationTimeout',
])
const testNames = new Set(['test', 'it', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach'])

/** Said, with the reason, in the line above a short time that is meant: as where somebody's impatience is what is tested. */
const excuse = '// No stopwatch: '

/**
 * Finds where a test would be red or green by the speed of the machine: elapsed time that is measured, limits below
 * {@link hangMs}, and waits for a fixed time.
 */
export function stopwatchesIn(fileName: string, text: string): Stopwatch[] {
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
  const found: Stopwatch[] = []
  const lines = text.split('\n')
  const look = (node: ts.Node): void => {
    const words = wordsOf(node)
    const { line } = file.getLineAndCharacterOfPosition(node.getStart())
    if (words && !lines[line - 1]?.includes(excuse)) found.push({ line: line + 1, words })
    ts.forEachChild(node, look)
  }
  look(file)
  return found
}

function wordsOf(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node) && /^(performance\.now|process\.(hrtime|uptime))$/.test(node.getText()))
    return 'measures elapsed time; speed belongs in npm run bench'
  if (ts.isPropertyAssignment(node) && limitNames.has(node.name.getText()) && isShort(node.initializer))
    return `gives up in less than ${hangMs} ms; use hangMs`
  if (ts.isBinaryExpression(node)) return wordsOfComparison(node)
  return ts.isCallExpression(node) ? wordsOfCall(node) : null
}

function wordsOfComparison({ left, right, operatorToken, parent }: ts.BinaryExpression): string | null {
  const isNow = (part: ts.Expression) => part.getText() === 'Date.now()'
  const { kind } = operatorToken
  if (kind === ts.SyntaxKind.MinusToken && isNow(left) && !(ts.isNewExpression(parent) && isShortOrLong(right)))
    return 'measures elapsed time; speed belongs in npm run bench'
  if (kind === ts.SyntaxKind.PlusToken && isNow(left) && ts.isVariableDeclaration(parent) && isShort(right))
    return `gives up in less than ${hangMs} ms; use hangMs`
  return null
}

function wordsOfCall(call: ts.CallExpression): string | null {
  const called = call.expression.getText()
  const name = called.split('.').at(-1) ?? ''
  const limit = call.arguments.at(-1)
  if (called === 'jest.setTimeout') return 'has a limit of its own; the one of the lanes is enough'
  if (name === 'waitForTimeout') return 'waits for a fixed time; wait for what is to happen'
  if (testNames.has(called.split(/[.(]/)[0] ?? '') && call.arguments.length > 1 && limit && isShort(limit))
    return `gives up in less than ${hangMs} ms; the limit of the lanes is enough`
  if ((limitNames.has(name) || called === 'AbortSignal.timeout') && limit && isShort(limit))
    return `gives up in less than ${hangMs} ms; use hangMs`
  return name === 'setTimeout' ? wordsOfPause(call) : null
}

/** A pause is no wait for anything where a loop looks again and again. */
function wordsOfPause(call: ts.CallExpression): string | null {
  const [run, pause] = call.arguments
  const isPromise = run !== undefined && ts.isIdentifier(run) && /^(resolve|done)$/.test(run.text)
  if (!isPromise || !pause || numberOf(pause) === null) return null
  const isInLoop = ts.findAncestor(call, (node) => ts.isIterationStatement(node, false)) !== undefined
  if (isInLoop && Number(numberOf(pause)) <= pauseMaxMs) return null
  return 'waits for a fixed time; wait for what is to happen'
}

function numberOf(node: ts.Expression): number | null {
  return ts.isNumericLiteral(node) ? Number(node.text) : null
}

const isShortOrLong = (node: ts.Expression) => numberOf(node) !== null

function isShort(node: ts.Expression): boolean {
  const number = numberOf(node)
  return number !== null && number < hangMs
}
