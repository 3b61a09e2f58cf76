/** What a sheet holds, as it is read by a person: a head, then a row for each thing. */
export interface Sheet {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (bigint | number | string | null)[])[];
  /** The first column stands at the right. */
  readonly isRightToLeft: boolean;
}

/** Beyond these digits a spreadsheet rounds; an amount is written as a text then rather than wrongly. */
const exactDigits = 15;
const widestColumn = 48;

/**
 * A sheet as an xlsx file: figures as numbers, texts as texts (nothing is ever a formula), the head bold and standing.
 * The library is loaded when the first file is asked for, since few are.
 */
export async function writeXlsx({ head, rows, isRightToLeft }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('1', {
    views: [{ rightToLeft: isRightToLeft, state: 'frozen', ySplit: 1 }],
  });
  sheet.addRow(head).font = { bold: true };
  for (const row of rows) sheet.addRow(row.map(cellOf));
  head.forEach((label, at) => {
    const longest = Math.max(label.length, ...rows.map((row) => String(row[at] ?? '').length));
    sheet.getColumn(at + 1).width = Math.min(longest + 2, widestColumn);
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function cellOf(value: bigint | number | string | null): number | string | null {
  if (typeof value !== 'bigint') return value;
  const text = String(value);
  return text.replace('-', '').length > exactDigits ? text : Number(value);
}
