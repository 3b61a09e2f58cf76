import { readdirSync, readFileSync } from 'node:fs';
import { root } from '../repository.ts';
import type { Source } from './sources.ts';

interface Claims {
  readonly claims: readonly { readonly indicator: string; readonly low?: string; readonly high?: string }[];
}

/** From here on a number is a figure and no limit, length or address. */
const smallest = 5_000;

/**
 * Figures of the organisation that stand in code or in messages. What is said of it changes and disagrees: it is data with
 * a day and a source (`packages/domain/data/claims.json`, then the table), and no sentence may hold it as a fact.
 */
export function bareFigures(sources: readonly Source[]): string[] {
  const file = `${root}packages/domain/data/claims.json`;
  const { claims } = JSON.parse(readFileSync(file, 'utf8')) as Claims;
  const figures = new Set(
    claims
      .flatMap(({ low, high }) => [low, high])
      .filter((one) => one !== undefined && Number(one) >= smallest),
  );
  const folder = `${root}packages/i18n/messages/`;
  const messages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => ({ path: `packages/i18n/messages/${path}`, text: readFileSync(folder + path, 'utf8') }));
  const pages = sources.filter(
    ({ path, isTest }) => !isTest && path.endsWith('.svelte') && !path.includes('/dev/'),
  );
  return [...messages, ...pages].flatMap(({ path, text }) =>
    numbersIn(text)
      .filter((number) => figures.has(number))
      .map((number) => `${path}: ${number} is a claim, with a day and a source`),
  );
}

const persianZero = 0x6f0;
const words: Readonly<Record<string, string>> = {
  هزار: '000',
  thousand: '000',
  میلیون: '000000',
  million: '000000',
  میلیارد: '000000000',
  billion: '000000000',
};

/** Numbers of a text in plain digits: `۱۸٬۰۰۰`, `18,000` and `18 thousand` are all 18000. */
function numbersIn(text: string): string[] {
  const latin = text.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - persianZero));
  const found = latin.matchAll(
    /(\d{1,3}(?:[,٬_]\d{3})+|\d+)(?:[\s-](هزار|thousand|میلیون|million|میلیارد|billion))?/g,
  );
  return [...found].map(
    ([, number = '', word]) => number.replace(/[,٬_]/g, '') + (word === undefined ? '' : (words[word] ?? '')),
  );
}
