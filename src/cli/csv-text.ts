/** Rows as a CSV that spreadsheets read: Excel takes it for UTF-8 only when it begins with a byte order mark. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function csvCell(text: string): string {
  // A spreadsheet would take such a cell for a formula; the apostrophe keeps it text.
  const plain = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
