import { readdirSync, readFileSync } from 'node:fs';
import { root } from '../repository.ts';
import type { Source } from './sources.ts';

const messagesFolder = `${root}packages/i18n/messages/`;

/** Beginnings of keys that are put together at run time; what follows is a word that the program says somewhere. */
const composed = [
  'error_kind_',
  'error_',
  'import_field_',
  'import_kind_',
  'import_reason_',
  'import_state_',
  'import_unit_',
  'import_warning_',
  'import_why_',
  'audit_did_assignment_',
  'audit_did_payment_',
  'audit_did_',
  'privacy_section_',
  'privacy_field_',
  'audit_type_',
  'job_',
  'text_',
  'notification_',
];

/** Keys of all messages in a language. */
export function messageKeys(locale: string): Set<string> {
  const files = readdirSync(messagesFolder, { recursive: true, encoding: 'utf8' });
  const own = files.filter((file) => file === `${locale}.json` || file.endsWith(`.${locale}.json`));
  return new Set(
    own.flatMap((file) => Object.keys(JSON.parse(readFileSync(messagesFolder + file, 'utf8')) as object)),
  );
}

/** Messages that no page, no verb and no document says: whoever translates them works for nobody. */
export function unusedMessages(
  sources: readonly Source[],
  keys: ReadonlySet<string> = new Set([...messageKeys('fa'), ...messageKeys('en')]),
): string[] {
  const said = new Set<string>();
  for (const { text, isTest } of sources)
    if (!isTest)
      for (const word of text.match(/[A-Za-z][\w.-]*/g) ?? [])
        for (const each of partsOf(word)) said.add(each);
  return [...keys]
    .filter((key) => !key.startsWith('$') && !said.has(key) && !isComposed(key, said))
    .sort()
    .map((key) => `${key}: nothing says it`);
}

/** `m.nav_home` is the word itself and what is behind the dot. */
const partsOf = (word: string): string[] => [word, ...word.split('.')];

function isComposed(key: string, said: ReadonlySet<string>): boolean {
  return composed.some(
    (prefix) => key.startsWith(prefix) && spellings(key.slice(prefix.length)).some((word) => said.has(word)),
  );
}

/** As the program may spell what a key's end says: `code_too_soon` for `code.too_soon`, `family_name` for `familyName`. */
function spellings(end: string): string[] {
  const words = end.split('_');
  const reasons = words
    .slice(1)
    .flatMap((_, at) =>
      ['_', '-'].flatMap((one) =>
        ['_', '-'].map((two) => `${words.slice(0, at + 1).join(one)}.${words.slice(at + 1).join(two)}`),
      ),
    );
  const camel = end.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return [end, camel, words.join('-'), ...reasons];
}
