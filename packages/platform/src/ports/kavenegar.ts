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
const maxTokenCharacters = 100;
const halfSpace = '\u200c';

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
      const answer = await fetchJson(url, { method: 'POST', body: form.body }, options);
      return answer.kind === 'unavailable' ? answer : readAnswer(answer.json);
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

/** Makes a value acceptable: one line, at most `spaces` spaces (the rest become half-spaces), at most 100 characters. */
export function fitToken(value: string, spaces: number): string {
  const words = value.trim().split(/\s+/u);
  const kept = words.slice(0, spaces + 1).join(' ');
  const joined = [kept, ...words.slice(spaces + 1)].join(halfSpace);
  return [...joined].slice(0, maxTokenCharacters).join('');
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
  // 409: "the server cannot answer now". It asks to be called later, so it is no refusal.
  if (code === 409 || code >= 500) return unavailable('server');
  return { kind: 'rejected', reason: reasonOf(code), code };
}

function reasonOf(code: number): SmsRejection {
  if (code === 411) return 'number';
  if (code === 424 || code === 426) return 'template';
  if (code === 422 || code === 431 || code === 432 || code === 417) return 'tokens';
  if (code === 418) return 'credit';
  return code === 401 || code === 403 || code === 407 || code === 412 ? 'account' : 'other';
}
