export type ScaffoldFile = { readonly path: string; readonly text: string };

/** The files of a new feature: index, policy with its test, contract, page of the docs. */
export function scaffold(name: string): ScaffoldFile[] {
  const camel = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const pascal = camel.charAt(0).toUpperCase() + camel.slice(1);
  const folder = `packages/features/src/${name}`;
  return [
    { path: `${folder}/index.ts`, text: indexText(name, pascal) },
    { path: `${folder}/policy.ts`, text: policyText(name, pascal) },
    { path: `${folder}/policy.test.ts`, text: testText(name, pascal) },
    { path: `packages/contracts/src/${name}.ts`, text: contractText(name, camel, pascal) },
    { path: `docs/features/${name}.md`, text: docsText(name) },
  ];
}

function indexText(name: string, pascal: string): string {
  return `/**
 * ${pascal}: what it owns, in one sentence.
 * Tables: packages/db/src/tables/${name}.ts
 * Contract: packages/contracts/src/${name}.ts
 * Jobs: none
 */
export { mayRead${pascal} } from './policy.ts';
`;
}

function policyText(name: string, pascal: string): string {
  return `/** Why someone may not. */
export type ${pascal}Refusal = 'sign_in_first';

/** Who may read ${name}: null when they may, otherwise the reason. */
export function mayRead${pascal}(actor: { readonly kind: string }): ${pascal}Refusal | null {
  return actor.kind === 'visitor' ? 'sign_in_first' : null;
}
`;
}

function testText(name: string, pascal: string): string {
  return `import { expect, test } from 'vitest';
import { mayRead${pascal} } from './policy.ts';

test('a visitor may not read ${name}, and is told why', () => {
  expect(mayRead${pascal}({ kind: 'visitor' })).toBe('sign_in_first');
});

test('whoever signed in may read ${name}', () => {
  expect(mayRead${pascal}({ kind: 'person' })).toBeNull();
});
`;
}

function contractText(name: string, camel: string, pascal: string): string {
  return `import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { id, page, pageQuery } from './shared.ts';

/** One of ${name}, as everyone who may read them sees it. */
export const ${camel}Item = z.object({ id });
export type ${pascal}Item = z.infer<typeof ${camel}Item>;

export const list${pascal} = defineEndpoint({
  id: '${name}.list',
  method: 'GET',
  path: '/${name}',
  permission: 'signed-in',
  summary: 'Lists ${name}, newest first.',
  query: z.strictObject(pageQuery),
  response: page(${camel}Item),
});
`;
}

function docsText(name: string): string {
  return `# ${name}

What it is for, in two sentences, and for whom.

- Folder: \`packages/features/src/${name}\`
- Contract: \`packages/contracts/src/${name}.ts\`
- Tables: \`packages/db/src/tables/${name}.ts\`

## Rules

Which rules hold, and which query in \`checks.ts\` shows it.

## Decisions

What was decided otherwise than one would expect, and why.
`;
}
