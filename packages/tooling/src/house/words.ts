import { readdirSync, readFileSync } from 'node:fs';
import { root } from '../repository.ts';

const messagesFolder = `${root}packages/i18n/messages/`;

type Language = 'fa' | 'en';

/** A word that the glossary bans, and the one to use. */
interface BannedWord {
  readonly word: string;
  readonly instead: string;
  readonly pattern: RegExp;
}

/** What a letter of a word may be, joiners within it included. */
const letter = String.raw`[\p{L}\p{M}\u200c]`;

/** Words of others that a message quotes. */
const quoted = /«[^»]*»|“[^”]*”/g;

/** Messages that use a word which `docs/glossary.md` bans, each with what to say in its place. */
export function bannedWords(glossary: string = readFileSync(`${root}docs/glossary.md`, 'utf8')): string[] {
  return (['fa', 'en'] as const).flatMap((language) => {
    const banned = bannedOf(glossary, language);
    return messagesOf(language).flatMap(([key, text]) => {
      const own = text.replace(quoted, '');
      return banned
        .filter(({ pattern }) => pattern.test(own))
        .map(({ word, instead }) => `${key} (${language}): “${word}”, say “${instead}”`);
    });
  });
}

/** The words that the tables of the glossary ban in a language. */
export function bannedOf(glossary: string, language: Language): BannedWord[] {
  return glossary
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .flatMap((cells) => {
      const [english = '', persian = ''] = cells;
      const [notEnglish = '', notPersian = ''] = cells.slice(-2);
      const [instead, not] = language === 'en' ? [english, notEnglish] : [persian, notPersian];
      return not
        .split(', ')
        .filter((word) => word !== '' && !/^-+$|^not \(/.test(word))
        .map((word) => ({ word, instead, pattern: patternOf(word) }));
    });
}

/** Whole words, whatever their case; a star at the end lets any ending follow. */
function patternOf(word: string): RegExp {
  const stem = word.replace(/\*/g, `${letter}*`);
  return new RegExp(`(?<!${letter})${stem}(?!${letter})`, 'iu');
}

function messagesOf(language: Language): (readonly [string, string])[] {
  return readdirSync(messagesFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(`.${language}.json`))
    .flatMap((file) => Object.entries(JSON.parse(readFileSync(messagesFolder + file, 'utf8')) as object))
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}
