// signing: keys, what they sign, what was revoked. A secret is opened by the acts that sign and by nothing else.
// Tables: signing_key, signing_secret, signed_document, status_list. Reads: log_leaf.
// Contract: signing. Event: signing.documents-refused.
// Schedules: signing.keep-keys, signing.build-lists, signing.seal-log.
export { missesPerMinute } from './spend-miss.ts';
export { documentsRefused } from './events.ts';
export { signDocument } from './sign-document.ts';
export { documentById, forgetNonce } from './queries.ts';
