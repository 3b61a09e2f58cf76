import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** Where the data lie unless `--data` says otherwise. */
export const defaultDataFolder = join(projectRoot, '.data');
