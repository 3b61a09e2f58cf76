import { sql } from 'drizzle-orm';
import { bigint, customType, date, numeric, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Primary key: UUIDv7, so that keys sort by creation time and index pages stay hot. */
export const primaryId = () =>
  uuid()
    .primaryKey()
    .default(sql`uuidv7()`);

/** Instant with zone; JavaScript Date on the way out. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' });

/** Civil day without zone as an ISO string; "today" is decided in Asia/Tehran before it gets here. */
export const civilDay = () => date({ mode: 'string' });

/** Whole rials. */
export const irr = () => bigint({ mode: 'bigint' });

/** Sums of whole rials: what holds every addend need not hold their sum. */
export const irrSum = () => numeric({ mode: 'bigint', precision: 38, scale: 0 });

/** Half-open range of instants in PostgreSQL's text form, e.g. `[2026-11-21 08:00+00,2026-11-21 12:00+00)`. */
export const instantRange = customType<{ data: string }>({ dataType: () => 'tstzrange' });

/** Sealed field: AES-GCM ciphertext with nonce, tag and key version in front (see platform `sealing`). */
export const sealed = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Bytes that are no secret. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
