// files: what people and offices upload, whatever it is for: bounds, decoding, the look of a scanner, addresses, days.
// Table: stored_file. Reads: in the checks audit. Contract: files.
// Jobs: files.examine. Schedules: files.examine-again, files.erase.
export { deliverFile } from './deliver-file.ts';
export { forgetFiles, shortenFiles } from './forget-files.ts';
export { dropFile, keepFile } from './keep-file.ts';
export { lendFile } from './lend-file.ts';
export { moveFilesTo } from './move-files-to.ts';
export { type FileAddress, makeAddress, notFound, requireAddress, requireDeliverable } from './policy.ts';
export { presentFile } from './present.ts';
export { countFilesOf, type FileRow, filesOf } from './queries.ts';
export { receiveFile, type ReceivedFile } from './receive-file.ts';
