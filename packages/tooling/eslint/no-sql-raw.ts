import type { Rule } from 'eslint';
import { namesOf } from './syntax.ts';

/** drizzle's `sql.raw` puts text into a statement unescaped; `sql` with parameters and `sql.identifier` do not. */
export const noSqlRaw: Rule.RuleModule = {
  meta: {
    type: 'problem',
    messages: { raw: 'sql.raw is banned: use parameters, or sql.identifier for names.' },
    schema: [],
  },
  create: (context) => ({
    MemberExpression(node) {
      if (namesOf(node).join('.') === 'sql.raw') context.report({ node, messageId: 'raw' });
    },
  }),
};
