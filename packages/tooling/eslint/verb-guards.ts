import type { Rule } from 'eslint';
import { namesOf, pathOf } from './syntax.ts';

/** What one top-level function does, as far as names tell. */
type Deeds = { readonly node: Rule.Node; readonly called: Set<string>; opens: boolean };

const verbFile =
  /^packages\/features\/src\/(?!kit\/)[^/]+\/[^/]+\/(?!index|routes|queries|present|events|jobs|policy|settings|checks)[a-z0-9-]+\.ts$/;
const authorises = /^authoris/;
/** Verbs by these names only read: they ask, but nothing happened that anyone need know. What a copy exports, its asking audits. */
const reads = /^(list|find|show|count|measure|search|explain|export)([A-Z]|$)/;
const audits = /^(audit|recordAudit|writeAudit)/;

/**
 * A verb that opens a transaction must have asked whether the actor may, and must leave an audit row.
 * Functions of the same file are followed, so the work may be split.
 */
export const verbGuards: Rule.RuleModule = {
  meta: {
    type: 'problem',
    messages: {
      authorise: '{{name}} opens a transaction but never calls authorise…: who may do this?',
      audit: '{{name}} opens a transaction but never calls audit…: who will know that it happened?',
    },
    schema: [],
  },
  create(context) {
    if (!verbFile.test(pathOf(context)) || context.filename.endsWith('.test.ts')) return {};
    const functions = new Map<string, Deeds>();
    return {
      CallExpression(node) {
        const names = namesOf(node.callee);
        const owner = topLevelOwner(node);
        if (!owner || names.length === 0) return;
        const deeds = functions.get(owner.name) ?? {
          node: owner.node,
          called: new Set<string>(),
          opens: false,
        };
        functions.set(owner.name, deeds);
        for (const name of names) deeds.called.add(name);
        if (names.at(-1) === 'withTransaction') deeds.opens = true;
      },
      'Program:exit'() {
        for (const [name, deeds] of functions) {
          if (!deeds.opens) continue;
          const all = reachable(name, functions);
          if (!all.some((called) => authorises.test(called))) {
            context.report({ node: deeds.node, messageId: 'authorise', data: { name } });
          }
          if (!reads.test(name) && !all.some((called) => audits.test(called))) {
            context.report({ node: deeds.node, messageId: 'audit', data: { name } });
          }
        }
      },
    };
  },
};

/** The declaration directly under the module that a call belongs to. */
function topLevelOwner(node: Rule.Node): { name: string; node: Rule.Node } | null {
  let current: Rule.Node | null = node;
  let owner: { name: string; node: Rule.Node } | null = null;
  while (current && current.type !== 'Program') {
    if (current.type === 'FunctionDeclaration') owner = { name: current.id.name, node: current };
    if (current.type === 'VariableDeclarator' && current.id.type === 'Identifier') {
      owner = { name: current.id.name, node: current };
    }
    current = current.parent as Rule.Node | null;
  }
  return owner;
}

function reachable(start: string, functions: ReadonlyMap<string, Deeds>): string[] {
  const seen = new Set<string>([start]);
  for (const name of seen) for (const called of functions.get(name)?.called ?? []) seen.add(called);
  seen.delete(start);
  return [...seen];
}
