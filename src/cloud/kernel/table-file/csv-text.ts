/**
 * Rows as a CSV that spreadsheets read: Excel takes it for UTF-8 only when it begins with a byte order mark. What a
 * spreadsheet would change stands as `="00123"`, which our own imports read as the text in it.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** What a spreadsheet would change: zeros in front go, long numbers are rounded, 1e5 becomes 100000, 3-4 a day in April. */
const isNumberOrDay = /^0\d+$|^\d{12,}$|^\d+(\.\d+)?e[+-]?\d+$|^\d{1,2}[-/]\d{1,2}([-/]\d{2,4})?$/i
/** MAR 1 and DEC2026 become days, too. */
const isMonth = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]?\d{1,4}$/i

function csvCell(text: string): string {
  // As a formula that gives a text it stays what it is, and every import reads it back.
  if (isNumberOrDay.test(text) || isMonth.test(text)) return `"=""${text}"""`
  // A spreadsheet would take such a cell for a formula; the apostrophe keeps it text.
  const plain = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
