// transfers: spreadsheets of offices on their way in.
// Tables: import_batch, import_rejected_row. Writes into contributions, ledger, volunteers, needs and accounts.
// Contract: transfers. Jobs: imports.preview, imports.commit. Schedule: imports.erase.
export { uploadImport } from './upload.ts';
export { commitImport } from './commit.ts';
export { showBatch } from './show.ts';
export { previewFile, type Preview } from './preview.ts';
export { presentPreview, warningsIn } from './present.ts';
export { runPreview } from './run-preview.ts';
export { runCommit } from './run-commit.ts';
