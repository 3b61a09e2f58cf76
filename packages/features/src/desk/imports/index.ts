// imports: spreadsheets of offices on their way in; what they bring is written by the bulk verbs of its owners.
// Tables: import_batch, import_rejected_row, import_warning.
// Reads: contribution, contribution_claim, ledger_transaction, ledger_entry, need, role_slot, volunteer.
// Contract: imports. Jobs: imports.preview, imports.commit, imports.undo. Schedule: imports.erase.
export { uploadImport } from './upload-import.ts';
export { answerImport } from './answer-import.ts';
export { commitImport } from './commit-import.ts';
export { showImport } from './show-import.ts';
export { previewFile, type Preview } from './preview-file.ts';
export { differingIn, knownWarnings, presentPreview, warningsIn } from './present.ts';
export { runPreview } from './run-preview.ts';
export { runCommit } from './run-commit.ts';
export { findKnownGifts, type KnownRows } from './find-known-gifts.ts';
export { cautionOf, refusalOf } from './policy.ts';
