import type { Locale } from './locale.ts';
import { m } from './paraglide/messages.js';

type Message = (input: Readonly<Record<string, string>>, options: { locale?: Locale }) => string;

/** For names made of what another program says: a reason, a state, a topic. */
const byName: ReadonlyMap<string, unknown> = new Map(Object.entries(m));

/** The compiler of messages writes functions of the words to fill in, and nothing else. */
const isMessage = (found: unknown): found is Message => typeof found === 'function';

/**
 * The sentence called so, in the page's language unless another is given; null when nobody wrote it, for the caller to say
 * something general.
 * @param input words that the sentence takes; those it does not ask for are left out
 */
export function messageNamed(
  name: string,
  input: Readonly<Record<string, string>> = {},
  locale?: Locale,
): string | null {
  const found = byName.get(name);
  return isMessage(found) ? found(input, locale === undefined ? {} : { locale }) : null;
}

/** The sentence of a reason of the contract: `code.too_soon` → `error_code_too_soon`. */
export function reasonSentence(reason: string, input: Readonly<Record<string, string>> = {}): string | null {
  return messageNamed(`error_${reason.replaceAll('.', '_')}`, input);
}

/** The sentence of a transport-level code, for what has no reason or one without words. Apart from every noun's reasons. */
export function kindSentence(code: string): string | null {
  return messageNamed(`error_kind_${code}`);
}
