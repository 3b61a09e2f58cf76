import { repositoryFiles } from '../repository.ts';
import { camelOf } from './names.ts';
import type { Feature, Source } from './sources.ts';

/** What a feature has in the other folders of the house; what it lacks on purpose its head says. */
export interface Parts {
  readonly contract: readonly string[];
  readonly tables: readonly string[];
  readonly messages: readonly string[];
  readonly web: readonly string[];
  readonly pages: readonly string[];
  readonly docs: readonly string[];
}

/** Finds a feature's parts among the repository's files by its name alone: the same nouns stand in every folder. */
export function partsOf(name: string, sources: readonly Source[], files: readonly string[]): Parts {
  const noun = name.replace(/^.*\//, '');
  const present = (...paths: string[]): string[] => paths.filter((path) => files.includes(path));
  const web = files.filter((path) => path.startsWith(`apps/web/src/lib/features/${name}/`));
  const speaks = new RegExp(`lib/features/${name}/|\\b${camelOf(noun)}(?:Contract)?\\.\\w`);
  return {
    contract: present(`packages/contracts/src/${name}.ts`),
    tables: present(`packages/db/src/tables/${name}.ts`),
    messages: present(`packages/i18n/messages/${name}.fa.json`, `packages/i18n/messages/${name}.en.json`),
    web,
    pages: sources
      .filter(({ path }) =>
        /^apps\/web\/src\/routes\/.*\+(?:page|server)(?:\.server)?\.(?:ts|svelte)$/.test(path),
      )
      .filter(({ text }) => speaks.test(text))
      .map(({ path }) => path),
    docs: present(`docs/features/${name}.md`),
  };
}

/** Features of which a part is neither there nor said to be none: `Tables: none, because …`. */
export function featuresIncomplete(features: readonly Feature[], sources: readonly Source[]): string[] {
  const files = repositoryFiles();
  return features.flatMap(({ name, head }) => {
    const parts = partsOf(name, sources, files);
    const lacks = [
      ...(parts.contract.length > 0 || saysNone(head, 'Contract') ? [] : ['contract']),
      ...(parts.tables.length > 0 || saysNone(head, 'Tables?') ? [] : ['table']),
      ...(parts.web.length + parts.pages.length > 0 || saysNone(head, 'Pages') ? [] : ['page']),
      ...(parts.docs.length > 0 ? [] : ['page of the docs']),
    ];
    return lacks.length > 0 ? [`${name} has no ${lacks.join(', no ')}`] : [];
  });
}

function saysNone(head: string, word: string): boolean {
  return new RegExp(`\\b${word}: none, because \\w`).test(head);
}
