/** Texts that a spreadsheet program would run as a formula, with the blanks and marks it skips before one. */
const formula = /^[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]*[=+\-@\t\r|%＝＋－＠]/u;

/** One line of a CSV file. A cell that would act as a formula is led by an apostrophe, so that it stays a text. */
export function csvLine(cells: readonly string[]): string {
  const safe = cells.map((cell) => `"${(formula.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`);
  return `${safe.join(',')}\r\n`;
}
