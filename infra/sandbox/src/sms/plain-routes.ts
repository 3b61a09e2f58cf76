import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answer, entryOf } from './answers.ts';
import type { SmsParts } from './routes.ts';

/** Numbers of one request, separated by commas; the provider takes 200. */
const maxReceptors = 200;
const list = z.string().transform((text) => text.split(',').map((item) => item.trim()));
const send = z.object({
  receptor: list,
  message: z.string().min(1).max(900),
  sender: z.string().default('10004346'),
  localid: z.string().default(''),
});
const status = z.object({ messageid: list });

/** What Kavenegar's clients call besides templates: plain texts, what became of them, and the account. */
export function registerPlainSms(app: FastifyInstance, { config, inbox }: SmsParts): void {
  const on = (path: string, handle: (form: unknown, reply: FastifyReply) => FastifyReply) =>
    app.route({
      method: ['GET', 'POST'],
      url: `/v1/:key/${path}.json`,
      handler: (request: FastifyRequest<{ Params: { key: string } }>, reply) =>
        request.params.key === config.SMS_API_KEY
          ? handle(request.method === 'GET' ? request.query : request.body, reply)
          : answer(reply, 403),
    });

  on('sms/send', (form, reply) => {
    const read = send.safeParse(form);
    if (!read.success) return answer(reply, 400);
    const { receptor, message, localid } = read.data;
    if (receptor.length > maxReceptors) return answer(reply, 414);
    if (!receptor.every((to) => /^09\d{9}$/.test(to) && !to.endsWith('000'))) return answer(reply, 411);
    const ids = localid === '' ? [] : localid.split(',');
    if (ids.length > 0 && ids.length !== receptor.length) return answer(reply, 419);
    const sent = receptor.map((to, n) =>
      inbox.deliver({ to, template: '', text: message, localId: ids[n]?.trim() ?? '' }),
    );
    return answer(reply, 200, sent.map(entryOf));
  });

  on('sms/status', (form, reply) => {
    const read = status.safeParse(form);
    if (!read.success) return answer(reply, 400);
    const entries = read.data.messageid.map((messageid) =>
      inbox.find(Number(messageid))
        ? { messageid: Number(messageid), status: 10, statustext: 'رسیده به گیرنده' }
        : { messageid: Number(messageid), status: 100, statustext: 'شناسهٔ پیامک نامعتبر است' },
    );
    return answer(reply, 200, entries);
  });

  on('account/info', (_form, reply) =>
    answer(reply, 200, { remaincredit: 1_500_000, expiredate: 2_145_916_800, type: 'Master' }),
  );
}
