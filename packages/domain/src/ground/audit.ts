import { type Bytes, joinBytes, utf8 } from '../kit/bytes.ts';

/** A row of the audit log as its hash holds it: words and numbers as the database writes them out. */
export interface AuditRow {
  /** Number of the row, in digits. */
  readonly id: string;
  /** Microseconds since 1970 in UTC, in digits. */
  readonly atMicros: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly provinceCode: string | null;
  readonly subjectAccountId: string | null;
  /** The text of the stored JSON. */
  readonly detail: string | null;
}

/** What the first link comes after. */
export const noLinkBefore: Bytes = new Uint8Array(32);

/**
 * What a link's hash is taken of: the hash of the link before, then the row as a JSON array of texts in this order. Settled:
 * links are read for ever.
 */
export const auditLinkInput = (before: Uint8Array, row: AuditRow): Bytes =>
  joinBytes(
    before,
    utf8(
      JSON.stringify([
        row.id,
        row.atMicros,
        row.actorKind,
        row.actorId,
        row.action,
        row.targetType,
        row.targetId,
        row.provinceCode,
        row.subjectAccountId,
        row.detail,
      ]),
    ),
  );

/** What the public log holds of a link: enough to miss it, nothing of what it is about. */
export const auditHeadInput = (seq: number, hash: Uint8Array): Bytes =>
  joinBytes(utf8(`audit ${seq}\n`), hash);
