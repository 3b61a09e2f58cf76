import { fileURLToPath } from 'node:url';

/** Folder of the checkout. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));
