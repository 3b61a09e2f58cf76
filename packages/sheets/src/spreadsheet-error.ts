export const spreadsheetProblems = [
  'file_too_large',
  'too_many_rows',
  'password_protected',
  'legacy_xls',
  'opendocument',
  'html_table',
  'binary_xlsb',
  'not_a_spreadsheet',
  'broken_file',
  'empty_file',
] as const;
export type SpreadsheetProblem = (typeof spreadsheetProblems)[number];

/** Why a file cannot be read. `reason` is safe to show; nothing of the file's content is in it. */
export interface SpreadsheetError extends Error {
  name: 'SpreadsheetError';
  reason: SpreadsheetProblem;
}

export function spreadsheetError(reason: SpreadsheetProblem, cause?: unknown): SpreadsheetError {
  const error = new Error(`spreadsheet: ${reason}`, cause === undefined ? {} : { cause });
  return Object.assign(error, { name: 'SpreadsheetError' as const, reason });
}

export function isSpreadsheetError(error: unknown): error is SpreadsheetError {
  return error instanceof Error && error.name === 'SpreadsheetError';
}
