import type { FastifyReply } from 'fastify';
import type { InboxMessage } from './inbox.ts';

/** An answer in Kavenegar's envelope; `entries` is null for what was refused. */
export function answer(reply: FastifyReply, status: number, entries: unknown = null): FastifyReply {
  return reply.code(status).send({
    return: { status, message: status === 200 ? 'تایید شد' : 'پذیرفته نشد' },
    entries,
  });
}

/** A text as the provider tells of it to whoever sent it. */
export function entryOf(message: InboxMessage) {
  return {
    messageid: message.messageId,
    message: message.text,
    status: 5,
    statustext: 'ارسال به مخابرات',
    sender: '10004346',
    receptor: message.to,
    date: Math.floor(Date.parse(message.sentAt) / 1000),
    cost: 120 * message.parts,
  };
}
