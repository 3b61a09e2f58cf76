import { type NoteKey, noteKeyTypes, readVkey } from '@hamyar/domain';
import { z } from 'zod';

/** Somebody outside who keeps watch over the log. */
export interface Witness {
  readonly key: NoteKey;
  readonly url: string;
}

/** `vkey address`, separated by commas; null when one is neither. */
function witnessesOf(text: string): Witness[] | null {
  const found = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [vkey = '', url = ''] = part.split(/\s+/);
      const key = readVkey(vkey);
      return key?.type === noteKeyTypes.witness && URL.canParse(url) ? { key, url } : null;
    });
  return found.includes(null) ? null : found.filter((witness) => witness !== null);
}

/** What an operator sets about the public log. */
export const transparencySettings = z.object({
  logWitnesses: z
    .string()
    .default('')
    .transform((text, ctx) => {
      const witnesses = witnessesOf(text);
      if (witnesses) return witnesses;
      ctx.addIssue({ code: 'custom', message: 'a witness is written as its vkey, a space and its address' });
      return z.NEVER;
    })
    .describe(
      'witnesses that are asked to cosign each head of the log: verifier key (vkey, type 4), a space and the address, separated by commas',
    ),
});
