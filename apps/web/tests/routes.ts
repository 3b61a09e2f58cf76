import { readdirSync } from 'node:fs';
import { params } from '../src/params.ts';

const root = new URL('../src/routes/', import.meta.url);

/** Folders of the site that a file of this kind stands in, as parts of an address: without groups and the language. */
function foldersWith(file: RegExp): readonly (readonly string[])[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => file.test(`/${path}`))
    .map((path) => path.split('/').slice(0, -1))
    .map((parts) => parts.filter((part) => part !== '[[lang=lang]]' && !part.startsWith('(')))
    .map((parts) => parts.map((part) => part.replace('[x+2e]', '.')));
}

/** Every address that is answered: by a page or by a handler. */
export const routes = foldersWith(/\/\+(?:page\.svelte|(?:page\.)?server\.ts)$/);

const written = (parts: readonly string[]): string => parts.join('/');

/** What is answered by a page, each as `desk/needs/[needId=id]`. */
export const pages: ReadonlySet<string> = new Set(foldersWith(/\/\+page\.svelte$/).map(written));

const taken = (part: string, text: string): boolean => {
  const [, matcher] = /^\[(?:\.{3})?\w+(?:=(\w+))?\]$/.exec(part) ?? [];
  if (!part.startsWith('[')) return part === text;
  return matcher === undefined || isTakenBy(matcher, text);
};

function isTakenBy(matcher: string, text: string): boolean {
  const found = Object.entries(params).find(([name]) => name === matcher)?.[1];
  const result = found?.['~standard'].validate(text);
  return result !== undefined && 'value' in result;
}

/** The route that answers an address without its language, the most literal first as the router has it. */
export function routeOf(address: string): string | undefined {
  const texts = address.split('/').filter(Boolean);
  const answering = routes.filter((parts) => {
    // The last part may stand for all that is left.
    const rest = parts.at(-1)?.startsWith('[...') ? parts.length - 1 : texts.length;
    const asked = [...texts.slice(0, rest), ...(rest < texts.length ? [texts.slice(rest).join('/')] : [])];
    return parts.length === asked.length && parts.every((part, at) => taken(part, asked[at] ?? ''));
  });
  const literal = (parts: readonly string[]) => parts.filter((part) => !part.startsWith('[')).length;
  const [first] = answering.toSorted((a, b) => literal(b) - literal(a));
  return first && written(first);
}
