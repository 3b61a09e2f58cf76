import type { Actor, Context } from './context.ts';
import type { TransactionLike } from './database.ts';

export interface AuditEntry {
  /** `noun.verb` in the past sense of the log: `pledge.made`, `credential.verified`. */
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly provinceCode?: string | null;
  /** Whose personal data was looked at: they read of it at `/me/data`. */
  readonly subjectAccountId?: string | null;
  /** Ids, states and names of changed fields; never personal values. */
  readonly detail?: Record<string, unknown>;
}

/** Writes who did what in the same transaction as the change itself. */
export async function audit(ctx: Context, tx: TransactionLike, entry: AuditEntry): Promise<void> {
  await tx.$client.query({
    name: 'audit_insert',
    text: `insert into audit (at, actor_kind, actor_id, action, target_type, target_id, province_code,
      subject_account_id, detail) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      ctx.clock.now(),
      ctx.actor.kind,
      actorId(ctx.actor),
      entry.action,
      entry.targetType,
      entry.targetId,
      entry.provinceCode ?? null,
      entry.subjectAccountId ?? null,
      entry.detail === undefined ? null : JSON.stringify(entry.detail),
    ],
  });
}

function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case 'visitor':
      return null;
    case 'person':
    case 'staff':
      return actor.accountId;
    case 'operator':
    case 'job':
    case 'gateway':
      return actor.name;
  }
}
