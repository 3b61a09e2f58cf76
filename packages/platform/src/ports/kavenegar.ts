import { z } from 'zod';
import type { SmsGateway, SmsMessage, SmsRejection, SmsResult } from './sms-gateway.ts';
import { fetchJson, unavailable } from './unavailable.ts';

/** The five blanks a Kavenegar template may have. */
const slotNames = ['token', 'token2', 'token3', 'token10', 'token20'] as const;
export type KavenegarSlot = (typeof slotNames)[number];

/** How one of our templates is called there, and which of our tokens fills which blank. */
export type KavenegarTemplate = {
  readonly template: string;
  readonly slots: Readonly<Partial<Record<KavenegarSlot, string>>>;
};

export type KavenegarConfig = {
  /** Real: `https://api.kavenegar.com`; ours: the address of `infra/sandbox`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly templates: Readonly<Record<string, KavenegarTemplate>>;
  /** Limit of one call; 10 s unless told. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
};

/** Spaces each blank may hold (Kavenegar's documentation of verify/lookup); more are joined by a half-space. */
const spacesAllowed: Readonly<Record<KavenegarSlot, number>> = {
  token: 0,
  token2: 0,
  token3: 0,
  token10: 4,
  token20: 8,
};
/** As JavaScript, and the provider, count them: a picture sign takes two or more. */
const maxTokenUnits = 100;
/** "The sender is not valid". */
const foreignLine = 412;
const halfSpace = '\u200c';
/** Joins the parts of one picture sign. */
const joiner = '\u200d';

const answerShape = z.object({
  return: z.object({ status: z.coerce.number().int() }),
  entries: z
    .array(z.object({ messageid: z.union([z.number(), z.string()]).transform(String) }))
    .nullish()
    .catch([]),
});

/** Kavenegar's verify/lookup. The key travels in the path, as their protocol has it: log no address of this adapter. */
export function createKavenegar(config: KavenegarConfig): SmsGateway {
  const url = `${config.baseUrl.replace(/\/+$/, '')}/v1/${encodeURIComponent(config.apiKey)}/verify/lookup.json`;
  const options = { timeoutMs: config.timeoutMs ?? 10_000, fetch: config.fetch ?? fetch };
  return {
    async sendTemplate(message) {
      const form = formOf(message, config.templates[message.templateKey]);
      if ('kind' in form) return form;
      const send = async (body: URLSearchParams): Promise<SmsResult> => {
        const answer = await fetchJson(url, { method: 'POST', body }, options);
        return answer.kind === 'unavailable' ? answer : readAnswer(answer.json);
      };
      const result = await send(form.body);
      // Nothing went out. The office's line is not ours to send by: the text matters more than the number it comes from.
      if (result.kind !== 'rejected' || result.code !== foreignLine || message.line === null) return result;
      form.body.delete('sender');
      return send(form.body);
    },
  };
}

function formOf(
  message: SmsMessage,
  template: KavenegarTemplate | undefined,
): { body: URLSearchParams } | SmsResult {
  if (!template) return { kind: 'rejected', reason: 'template', code: 424 };
  if (!/^\+989\d{9}$/.test(message.to)) return { kind: 'rejected', reason: 'number', code: 411 };
  const body = new URLSearchParams({
    receptor: `0${message.to.slice(3)}`,
    template: template.template,
    localid: message.clientReference,
    ...(message.line !== null && { sender: message.line }),
  });
  for (const slot of slotNames) {
    const name = template.slots[slot];
    if (name === undefined) continue;
    const value = fitToken(message.tokens[name] ?? '', spacesAllowed[slot]);
    if (value === '') return { kind: 'rejected', reason: 'tokens', code: 432 };
    body.set(slot, value);
  }
  return { body };
}

/**
 * Makes a value acceptable: one line, at most `spaces` spaces (the rest become half-spaces), no underscore and no sign that
 * draws nothing, at most 100 UTF-16 units. An address keeps leading where it led: its underscore is written as `%5F`, and
 * one that is too long is left out, because a part of an address is none.
 */
export function fitToken(value: string, spaces: number): string {
  const isAddress = /^https?:\/\/\S+$/u.test(value.trim());
  const clean = value
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, (sign) => (sign === halfSpace || sign === joiner ? sign : ''))
    .replace(/_/g, isAddress ? '%5F' : '-');
  const words = clean.trim().split(/\s+/u);
  const kept = words.slice(0, spaces + 1).join(' ');
  const joined = [kept, ...words.slice(spaces + 1)].join(halfSpace);
  if (joined.length <= maxTokenUnits) return joined;
  return isAddress ? '' : shortened(joined, maxTokenUnits);
}

/** The beginning of a text in so many UTF-16 units, with a sign that it goes on; no character is cut in two. */
export function shortened(text: string, units: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > units - 1) break;
    kept += character;
  }
  // What joins to a character that is no longer there goes with it.
  return `${kept.replace(/[\s\p{M}\u200C\u200D\uFE0F]+$/u, '')}…`;
}

function readAnswer(json: unknown): SmsResult {
  const parsed = answerShape.safeParse(json);
  if (!parsed.success) return unavailable('unreadable');
  const status = parsed.data.return.status;
  if (status !== 200) return rejected(status);
  const entry = parsed.data.entries?.[0];
  return entry ? { kind: 'sent', messageId: entry.messageid } : unavailable('unreadable');
}

function rejected(code: number): SmsResult {
  // "Cannot answer now", "too many calls", "the operation failed": they ask to be called later, so they are no refusals.
  if (code === 409 || code === 451 || code === 402 || code >= 500) return unavailable('server');
  return { kind: 'rejected', reason: reasonOf(code), code };
}

/** Account switched off, wrong key, address of ours not allowed, line or service not ours. */
const accountCodes: ReadonlySet<number> = new Set([401, 403, 407, 412, 416, 426, 427, 429]);

function reasonOf(code: number): SmsRejection {
  if (code === 411) return 'number';
  if (code === 424) return 'template';
  if (code === 422 || code === 431 || code === 432 || code === 417) return 'tokens';
  if (code === 418) return 'credit';
  return accountCodes.has(code) ? 'account' : 'other';
}
