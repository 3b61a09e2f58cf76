import type { Rule } from 'eslint';
import { namesOf } from './syntax.ts';

const banned = new Set([
  'process.env',
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
]);

/** Rules, matching and features take the clock, the configuration and chance from their caller. */
export const noAmbient: Rule.RuleModule = {
  meta: {
    type: 'problem',
    messages: { ambient: '{{name}} comes from outside: take it from ctx or as an argument.' },
    schema: [],
  },
  create: (context) => ({
    MemberExpression(node) {
      const name = namesOf(node).join('.');
      if (banned.has(name)) context.report({ node, messageId: 'ambient', data: { name } });
    },
    NewExpression(node) {
      if (namesOf(node.callee).join('.') === 'Date' && node.arguments.length === 0) {
        context.report({ node, messageId: 'ambient', data: { name: 'new Date()' } });
      }
    },
    CallExpression(node) {
      if (namesOf(node.callee).join('.') === 'Date') {
        context.report({ node, messageId: 'ambient', data: { name: 'Date()' } });
      }
    },
  }),
};
