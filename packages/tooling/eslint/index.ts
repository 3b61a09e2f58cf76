import type { ESLint } from 'eslint';
import { logicalCss } from './logical-css.ts';
import { noAmbient } from './no-ambient.ts';
import { noModuleMocks } from './no-module-mocks.ts';
import { noRawIntl } from './no-raw-intl.ts';
import { noSqlRaw } from './no-sql-raw.ts';
import { verbGuards } from './verb-guards.ts';

export { cssParser } from './logical-css.ts';

/** The house's own rules. */
export const hamyar: ESLint.Plugin = {
  meta: { name: 'hamyar' },
  rules: {
    'logical-css': logicalCss,
    'no-ambient': noAmbient,
    'no-module-mocks': noModuleMocks,
    'no-raw-intl': noRawIntl,
    'no-sql-raw': noSqlRaw,
    'verb-guards': verbGuards,
  },
};
