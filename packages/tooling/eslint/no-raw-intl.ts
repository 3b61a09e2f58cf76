import type { Rule } from 'eslint';
import { pathOf } from './syntax.ts';

const localeMethods = new Set([
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'localeCompare',
]);

/** The door itself, and what is no part of the product: the stand-in world, the tools, tests with Intl as oracle. */
const exempt = /^(packages\/(i18n|tooling)|infra)\/|\.test\.ts$/;

/** Digits, dates, money and order go through one door, `packages/i18n`: Intl's own full Persian date is wrong. */
export const noRawIntl: Rule.RuleModule = {
  meta: {
    type: 'problem',
    messages: { intl: '{{name}} belongs in packages/i18n; use its formatters.' },
    schema: [],
  },
  create(context) {
    const path = pathOf(context);
    if (exempt.test(path)) return {};
    return {
      MemberExpression({ object, property, computed }) {
        const isIntl = object.type === 'Identifier' && object.name === 'Intl';
        if (isIntl) context.report({ node: object, messageId: 'intl', data: { name: 'Intl' } });
        if (computed || property.type !== 'Identifier' || !localeMethods.has(property.name)) return;
        context.report({ node: property, messageId: 'intl', data: { name: property.name } });
      },
    };
  },
};
