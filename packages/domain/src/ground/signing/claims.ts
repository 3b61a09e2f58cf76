import type { Bytes } from '../../kit/bytes.ts';
import { type Cbor, decodeCbor, encodeCbor } from './cbor.ts';

/** Where a document stands in the status lists. */
export interface StatusPlace {
  readonly list: number;
  readonly index: number;
}

/** What the signed form of a receipt says. It names no person. */
export interface ReceiptClaims {
  readonly kind: 'receipt';
  /** Whole seconds. */
  readonly issuedAt: Date;
  readonly status: StatusPlace;
  /** `1405/09/000123`: Solar Hijri year, province, number. */
  readonly serial: string;
  readonly amountIrr: bigint;
  readonly projectNumber: number;
  /** Of the demonstration: no money moved. */
  readonly isDemo: boolean;
}

/** Fields by number, as docs/features/ground/signing.md publishes them; a number never changes its meaning. */
const field = {
  /** CWT claim `iat` (RFC 8392): seconds since 1970. */
  issuedAt: 6,
  kind: -1,
  status: -2,
  serial: -3,
  amountIrr: -4,
  projectNumber: -5,
  isDemo: -6,
} as const;

const receiptKind = 1;

/** The payload of a signed receipt. */
export function writeClaims(claims: ReceiptClaims): Bytes {
  const fields = new Map<number, Cbor>([
    [field.issuedAt, Math.floor(claims.issuedAt.getTime() / 1_000)],
    [field.kind, receiptKind],
    [field.status, [claims.status.list, claims.status.index]],
    [field.serial, claims.serial],
    [field.amountIrr, claims.amountIrr],
    [field.projectNumber, claims.projectNumber],
  ]);
  if (claims.isDemo) fields.set(field.isDemo, 1);
  return encodeCbor(fields);
}

/** Reads a payload; null when it is no receipt of this table. Fields of later tables are passed over. */
export function readClaims(payload: Uint8Array): ReceiptClaims | null {
  const fields = decodeCbor(payload);
  if (!(fields instanceof Map) || fields.get(field.kind) !== BigInt(receiptKind)) return null;
  const status: unknown = fields.get(field.status);
  const [list, index] = Array.isArray(status) ? status.map(countIn) : [];
  const seconds = countIn(fields.get(field.issuedAt));
  const projectNumber = countIn(fields.get(field.projectNumber));
  const serial: unknown = fields.get(field.serial);
  const amountIrr: unknown = fields.get(field.amountIrr);
  if (list == null || index == null || seconds === null || projectNumber === null) return null;
  if (typeof serial !== 'string' || typeof amountIrr !== 'bigint') return null;
  return {
    kind: 'receipt',
    issuedAt: new Date(seconds * 1_000),
    status: { list, index },
    serial,
    amountIrr,
    projectNumber,
    isDemo: fields.get(field.isDemo) === 1n,
  };
}

/** No count of ours comes near; a Date ends here too. */
const largestCount = 8_640_000_000_000n;

function countIn(value: unknown): number | null {
  return typeof value === 'bigint' && value >= 0n && value <= largestCount ? Number(value) : null;
}
