import { createHash } from 'node:crypto';

/** The one hash of the log and of what is signed. */
export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
