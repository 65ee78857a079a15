import { format } from 'numfmt'
import type { NumberFormat } from './workbook'

/** What a cell of a workbook says, as the registrar sees it, or why its value is lost. */
export type CellText = { readonly text: string; readonly damage?: string }

const dayMs = 86_400_000
/** Spreadsheets keep 15 digits of a number and write zeros for the others. */
const digitsMax = 15

/** A format that only pads a whole number or puts letters beside it, as 00000000 or "B"0000000. */
const padding = /^(?:"[^"]*"|\\.|\[\$[^\]]*\]|_.|[0\-/ ()])+$/

/** The text of a cell with a number in it. `value` is as the file writes it. */
export function numberText(value: string, { code, isDate }: NumberFormat, isFrom1904: boolean): CellText {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return { text: value }
  if (isDate && number >= 0) return { text: momentText(number, isFrom1904) }
  if (Math.abs(number) >= 10 ** digitsMax)
    return {
      text: BigInt(Math.round(number)).toString(),
      damage:
        'is a number of more than 15 digits, whose last ones the spreadsheet has lost; format the column as text and type it again',
    }
  const first = code.split(';')[0] ?? ''
  if (first.includes('%')) return { text: shown(first, number) ?? value }
  if (Number.isInteger(number) && number >= 0 && first.includes('0') && padding.test(first))
    return { text: shown(first, number) ?? value }
  return { text: String(Number(number.toPrecision(digitsMax))) }
}

/** A text as a workbook writes it, whose characters that XML cannot hold stand as `_x000D_`. Source: ECMA-376, part 1, 22.9.2.19. */
export function unescapedText(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function shown(code: string, number: number): string | null {
  try {
    return format(code, number).trim()
  } catch {
    return null
  }
}

/** A day as 2026-11-22, a time of day as 08:05 or 08:05:30, both with a T between them. */
function momentText(serial: number, isFrom1904: boolean): string {
  const seconds = Math.round((serial % 1) * 86_400)
  const clock = new Date(seconds * 1000).toISOString().slice(11, seconds % 60 === 0 ? 16 : 19)
  if (serial < 1) return clock
  // Day 60 is the 29th of February 1900, which never was; days before it are one off.
  const epoch = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  const day = new Date(epoch + Math.floor(serial) * dayMs).toISOString().slice(0, 10)
  return seconds === 0 || seconds === 86_400 ? day : `${day} ${clock}`
}
