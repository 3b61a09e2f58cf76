/** Where an import may stand; the contract and the database name the same (a test compares them). */
export const importStates = [
  'uploaded',
  'previewing',
  'needs_answers',
  'previewed',
  'committing',
  'committed',
  'failed',
  'discarded',
] as const;
export type ImportState = (typeof importStates)[number];
