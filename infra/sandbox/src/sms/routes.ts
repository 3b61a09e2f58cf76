import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SandboxConfig } from '../config.ts';
import { answer, entryOf } from './answers.ts';
import { inboxPage } from './inbox-page.ts';
import type { Inbox } from './inbox.ts';
import { registerPlainSms } from './plain-routes.ts';

export type SmsParts = {
  readonly config: SandboxConfig;
  readonly inbox: Inbox;
  readonly templates: Readonly<Record<string, string>>;
  readonly pause: (ms: number) => Promise<void>;
};

const lookup = z.object({
  receptor: z.string(),
  template: z.string(),
  token: z.string().default(''),
  token2: z.string().default(''),
  token3: z.string().default(''),
  token10: z.string().default(''),
  token20: z.string().default(''),
  localid: z.string().default(''),
  sender: z.string().default(''),
});
type Lookup = z.infer<typeof lookup>;
const blanks = { token20: 8, token10: 4, token3: 0, token2: 0, token: 0 } as const;
const listQuery = z.object({ to: z.string().max(20).default('') });

/**
 * Kavenegar's verify/lookup, what other clients call (`plain-routes.ts`), and the inbox. Numbers by ending: 000 refused · 001 answers 503 ·
 * 002 answers late · 004 is delivered, then answers 503 the first time. Lines by ending: 000 is not the account's.
 */
export function registerSms(app: FastifyInstance, parts: SmsParts): void {
  const { config, inbox } = parts;
  const answered = new Set<string>();
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const { key } = request.params as { key: string };
    const form: unknown = request.method === 'GET' ? request.query : request.body;
    const read = lookup.safeParse(form);
    const status =
      key !== config.SMS_API_KEY ? 403 : read.success ? problemOf(read.data, parts.templates) : 400;
    if (status !== null || !read.success) return answer(reply, status ?? 400);
    const ending = read.data.receptor.slice(-3);
    if (ending === '001') return reply.code(503).send('Service Unavailable');
    if (ending === '002') await parts.pause(config.SLOW_MS);
    const message = inbox.deliver(textOf(read.data, parts.templates));
    const sentAs = `${message.to} ${message.localId} ${message.text}`;
    if (ending === '004' && !answered.has(sentAs)) {
      answered.add(sentAs);
      return reply.code(503).send('Service Unavailable');
    }
    return answer(reply, 200, [entryOf(message)]);
  };
  app.route({ method: ['GET', 'POST'], url: '/v1/:key/verify/lookup.json', handler });

  registerPlainSms(app, parts);

  app.get('/sms', (request, reply) => {
    const { to } = listQuery.parse(request.query);
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return inboxPage(inbox.list(localNumber(to)), to);
  });
  app.get('/sms.json', (request) => ({
    repeated: inbox.repeated(),
    messages: inbox.list(localNumber(listQuery.parse(request.query).to)),
  }));
}

/** Kavenegar's status for what is wrong, or null. */
function problemOf(form: Lookup, templates: SmsParts['templates']): number | null {
  if (!/^09\d{9}$/.test(form.receptor) || form.receptor.endsWith('000')) return 411;
  if (form.sender.endsWith('000')) return 412;
  const text = templates[form.template];
  if (text === undefined) return 424;
  for (const [name, spaces] of Object.entries(blanks) as [keyof typeof blanks, number][]) {
    const value = form[name];
    if (value === '' && new RegExp(`%${name}(?!\\d)`).test(text)) return 432;
    if (/[\n\r_]/.test(value) || (value.match(/ /g)?.length ?? 0) > spaces || value.length > 100) return 431;
  }
  return null;
}

function textOf(form: Lookup, templates: SmsParts['templates']) {
  const text = (templates[form.template] ?? '').replace(
    /%(token20|token10|token3|token2|token)(?!\d)/g,
    (_, name: keyof typeof blanks) => form[name],
  );
  return { to: form.receptor, template: form.template, text, localId: form.localid, line: form.sender };
}

/** Accepts `+989…`, ` 989…` (a plus sign decoded as a space) and `09…`. */
function localNumber(text: string): string {
  return text.trim().replace(/^(?:\+|00)?98(?=9)/, '0');
}
