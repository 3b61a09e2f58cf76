/** What the command line says of a file that cannot be read; in both languages, because offices read Persian. */
const sentences: Readonly<Record<string, readonly [fa: string, en: string]>> = {
  file_not_found: ['فایلی با این نام پیدا نشد.', 'There is no such file.'],
  file_too_large: [
    'فایل، یا آنچه در آن فشرده شده، بیش از اندازه بزرگ است (مرز: ۵۰ مگابایت)؛ آن را چند بخش کنید.',
    'The file, or what is compressed in it, is too large (the limit is 50 MB); split it.',
  ],
  too_many_rows: [
    'فایل بیش از ۵۰۰٬۰۰۰ ردیف دارد؛ آن را چند بخش کنید.',
    'The file has more than 500,000 rows; split it.',
  ],
  password_protected: [
    'فایل رمز دارد؛ رمز را بردارید و دوباره ذخیره کنید.',
    'The file is password-protected; remove the password and save it again.',
  ],
  legacy_xls: [
    'فایل از نوع قدیمی ‎.xls است؛ آن را با نوع ‎.xlsx ذخیره کنید.',
    'The file is an old .xls; save it as .xlsx.',
  ],
  opendocument: [
    'فایل LibreOffice است؛ با نام ‎.xlsx ذخیره کنید.',
    'This is a LibreOffice file (ods); save it as .xlsx.',
  ],
  html_table: [
    'جدولی از یک صفحهٔ وب است، نه اکسل؛ آن را در اکسل باز و با نوع ‎.xlsx ذخیره کنید.',
    'This is a table of a web page, not Excel; open it in Excel and save it as .xlsx.',
  ],
  binary_xlsb: [
    'فایل از نوع دودویی اکسل (xlsb) است؛ آن را با نوع ‎.xlsx ذخیره کنید.',
    'This is a binary Excel file (xlsb); save it as .xlsx.',
  ],
  not_a_spreadsheet: [
    'این فایل صفحه‌گسترده نیست؛ ‎.xlsx یا ‎.csv بدهید.',
    'This is not a spreadsheet; give an .xlsx or a .csv.',
  ],
  broken_file: [
    'فایل آسیب دیده است؛ آن را در اکسل باز و دوباره ذخیره کنید.',
    'The file is damaged; open it in a spreadsheet program and save it again.',
  ],
  empty_file: ['فایل خالی است.', 'The file is empty.'],
  needs_answers: [
    'چیزی در فایل روشن نیست؛ با ‎--answer پاسخ دهید.',
    'The file leaves something open; settle it with --answer.',
  ],
  nothing_to_commit: ['هیچ ردیفی پذیرفته نشد.', 'No row was accepted.'],
  unexpected: ['کار به پایان نرسید و چیزی نوشته نشد.', 'It could not be finished, and nothing was written.'],
};

/** Two lines, Persian first; the reason itself when nobody wrote a sentence for it. */
export function sentenceOf(reason: string): string {
  return (sentences[reason] ?? [reason]).join('\n');
}

/** Says that the sheet's own total is no sum of what was read. */
export const totalDiffers = (row: number, statedIrr: bigint, readIrr: bigint): string =>
  [
    `جمع ردیف ${row} (${statedIrr} ریال) با آنچه خوانده شد (${readIrr} ریال) یکی نیست.`,
    `The total in row ${row} (${statedIrr} rials) is not what was read (${readIrr} rials).`,
  ].join('\n');
