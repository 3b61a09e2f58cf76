import type { audit } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import type { AuditRow } from '@hamyar/domain';
import { statement } from '../../kit/statement.ts';
import { provincesOf, type Scope } from '../access/index.ts';

type Entry = audit.Entry;

/** A row as its link holds it. The instant in microseconds, which a Date does not have. */
const chainColumns = `a.id::text, (extract(epoch from a.at) * 1000000)::bigint::text as "atMicros", a.actor_kind as "actorKind",
  a.actor_id as "actorId", a.action, a.target_type as "targetType", a.target_id as "targetId",
  a.province_code as "provinceCode", a.subject_account_id::text as "subjectAccountId", a.detail::text`;

/** The chain's end; null before its first link. */
export async function lastLink(tx: Transaction): Promise<{ seq: number; hash: Buffer } | null> {
  const { rows } = await tx.$client.query<{ seq: string; hash: Buffer }>({
    name: 'audit_last_link',
    text: 'select seq, hash from audit_link order by seq desc limit 1',
  });
  const [row] = rows;
  return row ? { seq: Number(row.seq), hash: row.hash } : null;
}

/** A number that every row drawn before it has by then, or never will have: what was sealed then had it already. */
export async function settledBy(tx: Transaction, at: Date): Promise<string> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'audit_settled',
    text: 'select audit_id as id from audit_link where sealed_at <= $1 order by sealed_at desc, seq desc limit 1',
    values: [at],
  });
  return rows[0]?.id ?? '0';
}

/** Rows beyond a number that have no link yet, in the order of their numbers. */
export async function unsealed(tx: Transaction, beyond: string, limit: number): Promise<AuditRow[]> {
  const { rows } = await tx.$client.query<AuditRow>({
    name: 'audit_unsealed',
    text: `select ${chainColumns} from audit a
      where a.id > $1 and not exists (select from audit_link l where l.audit_id = a.id) order by a.id limit $2`,
    values: [beyond, limit],
  });
  return rows;
}

/** A link, and the row it was made of where there still is one. */
export interface LinkedRow {
  readonly seq: string;
  readonly auditId: string;
  readonly hash: Buffer;
  readonly sealedMicros: string;
  readonly row: AuditRow | null;
}

/** Links beyond a place, in order. */
export async function linkPage(tx: Transaction, beyond: number, limit: number): Promise<LinkedRow[]> {
  const { rows } = await tx.$client.query<
    Omit<LinkedRow, 'row'> & { [name in keyof AuditRow]: string | null }
  >({
    name: 'audit_link_page',
    text: `select l.seq::text, l.audit_id::text as "auditId", l.hash,
        (extract(epoch from l.sealed_at) * 1000000)::bigint::text as "sealedMicros", ${chainColumns}
      from (select * from audit_link where seq > $1 order by seq limit $2) l left join audit a on a.id = l.audit_id order by l.seq`,
    values: [beyond, limit],
  });
  return rows.map(({ seq, auditId, hash, sealedMicros, ...row }) => ({
    seq,
    auditId,
    hash,
    sealedMicros,
    row: row.id === null ? null : (row as AuditRow),
  }));
}

/** Rows that were there to be sealed and have no link. */
export async function unlinked(tx: Transaction, upTo: string, limit: number): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'audit_unlinked',
    text: `select a.id::text from audit a where a.id <= $1
      and not exists (select from audit_link l where l.audit_id = a.id) order by a.id limit $2`,
    values: [upTo, limit],
  });
  return rows.map(({ id }) => id);
}

/** A row as people read it. */
export interface EntryRow {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: Entry['actorKind'];
  readonly actorId: string | null;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly provinceCode: string | null;
  readonly detail: Record<string, unknown> | null;
  readonly isSealed: boolean;
}

interface EntryFilter {
  readonly accountId?: string | undefined;
  readonly targetType?: string | undefined;
  readonly targetId?: string | undefined;
  readonly provinceCode?: string | undefined;
  readonly during: { readonly from: Date; readonly to: Date } | null;
  /** Number of the last row seen. */
  readonly after: string | null;
  readonly limit: number;
}

/** Rows in reach, newest first. */
export async function entryPage(tx: Transaction, scope: Scope, filter: EntryFilter): Promise<EntryRow[]> {
  const page = statement('audit_entries', [])
    .where('s', provincesOf(scope), (p) => `a.province_code = any(${p})`)
    .where('w', filter.accountId, (p) => `(a.actor_id = ${p} or a.subject_account_id = ${p}::uuid)`)
    .where('y', filter.targetType, (p) => `a.target_type = ${p}`)
    .where('i', filter.targetId, (p) => `a.target_id = ${p}`)
    .where('p', filter.provinceCode, (p) => `a.province_code = ${p}`)
    .where('f', filter.during?.from, (p) => `a.at >= ${p}`)
    .where('t', filter.during?.to, (p) => `a.at < ${p}`)
    .where('a', filter.after, (p) => `a.id < ${p}`);
  const limit = page.value(filter.limit);
  const { rows } = await tx.$client.query<EntryRow>(
    page.build(
      (
        conditions,
      ) => `select a.id::text, a.at, a.actor_kind as "actorKind", a.actor_id as "actorId", a.action,
          a.target_type as "targetType", a.target_id as "targetId", a.province_code as "provinceCode", a.detail,
          exists (select from audit_link l where l.audit_id = a.id) as "isSealed"
        from audit a where ${conditions} order by a.id desc limit ${limit}`,
    ),
  );
  return rows;
}

/** That somebody's data came before another person's eyes. */
interface Look {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly actorId: string | null;
  readonly provinceCode: string | null;
}

/** Looks at somebody's data, newest first. */
export async function looksAt(
  tx: Transaction,
  accountId: string,
  after: string | null,
  limit: number,
): Promise<Look[]> {
  const page = statement('audit_looks', [accountId, limit]).where('a', after, (p) => `id < ${p}`);
  const { rows } = await tx.$client.query<Look>(
    page.build(
      (
        conditions,
      ) => `select id::text, at, action, actor_id as "actorId", province_code as "provinceCode" from audit
        where subject_account_id = $1 and ${conditions} order by id desc limit $2`,
    ),
  );
  return rows;
}
