import type { Rule } from 'eslint';
import { namesOf } from './syntax.ts';

const banned = new Set(['mock', 'doMock', 'unmock', 'doUnmock', 'hoisted']);

/** A test that replaces a module proves that the replacement works. Pass what varies as an argument instead. */
export const noModuleMocks: Rule.RuleModule = {
  meta: {
    type: 'problem',
    messages: { mock: 'vi.{{name}} is banned: pass a fake through the context or a port.' },
    schema: [],
  },
  create: (context) => ({
    CallExpression(node) {
      const [object, name = ''] = namesOf(node.callee);
      if ((object === 'vi' || object === 'vitest') && banned.has(name)) {
        context.report({ node, messageId: 'mock', data: { name } });
      }
    },
  }),
};
