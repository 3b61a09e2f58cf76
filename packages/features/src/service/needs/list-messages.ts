import type { Answer, HandlerInput, needs } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { maskMobile, type MessageAttemptState, type MessageRefusal } from '@hamyar/domain';
import { authorise } from '../../ground/access/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { statement } from '../../kit/statement.ts';
import { messageStanding } from './policy.ts';
import { deskNeeds } from './queries.ts';

interface MessageRow {
  readonly id: string;
  readonly template: string;
  readonly startsAt: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  readonly mobile: string | null;
  readonly isKnown: boolean;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Of the newest attempt at its text; null where none was made. */
  readonly attempt: MessageAttemptState | null;
  readonly refusal: MessageRefusal | null;
  readonly attemptedAt: Date | null;
}

/**
 * Which messages of a need went to whom, newest first, and what became of their texts. A volunteer of another province has no
 * name here, as in the runs; numbers are masked. The database shows these rows to the office of the need alone.
 */
export async function listMessages(
  ctx: Ctx,
  needId: string,
  query: HandlerInput<typeof needs.listMessages>['query'],
): Promise<Answer<typeof needs.listMessages>> {
  const scope = authorise(ctx, 'needs.read');
  const before = lastSeenId(query.cursor);
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const [need] = await deskNeeds(tx, { now, scope, needId, status: null, before: null, limit: 1 });
    if (!need) throw new Refusal('not_found', 'need.unknown');
    const rows = await messagesOf(tx, { needId, before, limit: query.limit + 1 });
    const shown = rows.slice(0, query.limit);
    return {
      number: Number(need.number),
      title: { fa: need.title, en: need.titleEn },
      items: shown.map((row) => ({
        messageId: row.id,
        template: row.template,
        startsAt: row.startsAt,
        createdAt: row.createdAt.toISOString(),
        isKnown: row.isKnown,
        firstName: row.firstName,
        lastName: row.lastName,
        mobileMasked: row.mobile === null ? null : maskMobile(row.mobile),
        ...messageStanding(row, now),
        attemptedAt: row.attemptedAt?.toISOString() ?? null,
      })),
      next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}

async function messagesOf(
  tx: Transaction,
  query: { readonly needId: string; readonly before: string | null; readonly limit: number },
): Promise<MessageRow[]> {
  const page = statement('need_messages', [query.needId]);
  page.where('b', query.before, (place) => `m.id < ${place}::uuid`);
  const limit = page.value(query.limit);
  const { rows } = await tx.$client.query<MessageRow>(
    page.build(
      (
        conditions,
      ) => `select m.id, m.template, m.params ->> 'startsAt' as "startsAt", m.created_at as "createdAt",
          m.read_at as "readAt", m.recipient_mobile as mobile, v.id is not null as "isKnown",
          v.first_name as "firstName", v.last_name as "lastName",
          a.state as attempt, a.refusal, a.started_at as "attemptedAt"
        from notification m
          left join volunteer v on v.account_id = m.account_id
          left join lateral (select t.state, t.refusal, t.started_at from message_attempt t
            where t.notification_id = m.id order by t.id desc limit 1) a on true
        where m.need_id = $1 and ${conditions} order by m.id desc limit ${limit}`,
    ),
  );
  return rows;
}
