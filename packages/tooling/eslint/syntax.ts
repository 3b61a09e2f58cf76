import { relative } from 'node:path';
import type { Rule } from 'eslint';

/** `a.b.c` → `['a','b','c']`; anything that is not a plain chain of names → `[]`. */
export function namesOf(node: { type: string }): string[] {
  if (node.type === 'Identifier') return [(node as unknown as { name: string }).name];
  if (node.type !== 'MemberExpression') return [];
  const member = node as unknown as {
    object: { type: string };
    property: { type: string };
    computed: boolean;
  };
  if (member.computed) return [];
  const [object, property] = [namesOf(member.object), namesOf(member.property)];
  return object.length > 0 && property.length > 0 ? [...object, ...property] : [];
}

/** Path from the repository's root with forward slashes, so that rules read the same everywhere. */
export function pathOf(context: Rule.RuleContext): string {
  return relative(context.cwd, context.filename).replaceAll('\\', '/');
}
