import type { KeyFacts } from './keys.ts';

/** Where a document stands in the log: its leaf, and when that was sealed. */
export interface LogPlace {
  readonly leafIndex: number;
  readonly sealedAt: Date;
}

/**
 * What a check comes to. `ask`: the signature is right, but the key is past its days or fell into other hands, and only the
 * log tells whether the document was there before.
 */
export type Verdict =
  | { readonly verdict: 'valid' }
  | { readonly verdict: 'revoked' }
  | { readonly verdict: 'ask'; readonly why: 'key_compromised' | 'key_ended' }
  | { readonly verdict: 'refused'; readonly why: RefusedWhy };

export const refusedWhys = [
  'unreadable',
  'unknown_key',
  'wrong_signature',
  'outside_key_time',
  'key_compromised',
  'not_recorded',
] as const;
export type RefusedWhy = (typeof refusedWhys)[number];

const refused = (why: RefusedWhy): Verdict => ({ verdict: 'refused', why });

/**
 * Judges a document whose signature was found right under this key.
 * @param document.place `unknown` to whoever has no log at hand; null when the log does not hold it
 * @param now of whoever checks
 */
export function judge(
  key: KeyFacts,
  document: {
    readonly issuedAt: Date;
    readonly isRevoked: boolean;
    readonly place: LogPlace | null | 'unknown';
  },
  now: Date,
): Verdict {
  const { issuedAt, isRevoked, place } = document;
  // The claim counts whole seconds, a key begins in the midst of one.
  if (issuedAt.getTime() + 1_000 <= key.notBefore.getTime() || issuedAt > key.notAfter)
    return refused('outside_key_time');
  const { compromise } = key;
  if (compromise !== null) {
    if (place === 'unknown') return { verdict: 'ask', why: 'key_compromised' };
    if (place === null || place.leafIndex >= compromise.logSize) return refused('key_compromised');
  } else if (now > key.notAfter) {
    // A key kept too long could sign with an old date: only what the log held in its days is believed.
    if (place === 'unknown') return { verdict: 'ask', why: 'key_ended' };
    if (place === null || place.sealedAt > key.notAfter) return refused('outside_key_time');
  }
  return isRevoked ? { verdict: 'revoked' } : { verdict: 'valid' };
}
