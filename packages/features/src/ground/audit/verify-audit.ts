import { type Transaction, withTransaction } from '@hamyar/db';
import { auditHeadInput, auditLinkInput, noLinkBefore } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { sha256 } from '../../kit/sha256.ts';
import { authorise } from '../access/index.ts';
import { commitmentsOf } from '../transparency/index.ts';
import { graceMs } from './policy.ts';
import { type LinkedRow, linkPage, settledBy, unlinked } from './queries.ts';

/** What the chain tells against the rows: */
export type AuditFindingKind =
  /** another row stands where one was sealed, or its link was rewritten; */
  | 'changed'
  /** a sealed row is gone; */
  | 'removed'
  /** a row was put in among sealed ones, or bears an instant long before it was there; */
  | 'inserted'
  /** links are missing; */
  | 'gap'
  /** the public log holds a head that the chain does not have: it was rewritten or cut off. */
  | 'head_unknown';

export interface AuditFinding {
  readonly kind: AuditFindingKind;
  /** Number of the row; of a gap and a head, the place in the chain. */
  readonly at: string;
}

export interface AuditReport {
  /** Rows with a link. */
  readonly rows: number;
  /** Hash of the last link, in hex; to be kept elsewhere. */
  readonly head: string;
  /** Heads of the chain that the public log holds. */
  readonly heads: number;
  /** At most a hundred. */
  readonly findings: readonly AuditFinding[];
}

const pageSize = 5_000;
const mostFindings = 100;

/** Walks the whole chain and says what does not fit. Reads only; a page a transaction. */
export async function verifyAudit(ctx: Ctx): Promise<AuditReport> {
  authorise(ctx, 'audit.read');
  const heads = await withTransaction(ctx, (tx) => commitmentsOf(tx, 'audit'));
  const walk = startWalk(heads);
  for (;;) {
    const page = await withTransaction(ctx, (tx) => linkPage(tx, walk.seq, pageSize));
    for (const link of page) step(walk, link);
    if (page.length < pageSize) break;
  }
  for (const at of walk.heads.keys()) walk.findings.push({ kind: 'head_unknown', at });
  const put = await withTransaction(ctx, (tx) => unsealedAmongSealed(ctx, tx));
  walk.findings.push(...put.map((at) => ({ kind: 'inserted' as const, at })));
  return {
    rows: walk.rows,
    head: Buffer.from(walk.before).toString('hex'),
    heads: heads.size,
    findings: walk.findings.slice(0, mostFindings),
  };
}

interface Walk {
  seq: number;
  rows: number;
  before: Uint8Array;
  /** When the run of the sealer before this one was, and this one. */
  formerRun: bigint;
  run: bigint;
  /** Heads of the public log that were not met yet. */
  readonly heads: Map<string, Buffer>;
  readonly findings: AuditFinding[];
}

const startWalk = (heads: ReadonlyMap<string, Buffer>): Walk => ({
  seq: 0,
  rows: 0,
  before: noLinkBefore,
  formerRun: 0n,
  run: 0n,
  heads: new Map(heads),
  findings: [],
});

function step(walk: Walk, { seq, auditId, hash, sealedMicros, row }: LinkedRow): void {
  const place = Number(seq);
  if (place !== walk.seq + 1) walk.findings.push({ kind: 'gap', at: String(walk.seq + 1) });
  walk.seq = place;
  walk.rows += 1;
  if (BigInt(sealedMicros) !== walk.run) {
    walk.formerRun = walk.run;
    walk.run = BigInt(sealedMicros);
  }
  if (row === null) walk.findings.push({ kind: 'removed', at: auditId });
  else if (!sha256(auditLinkInput(walk.before, row)).equals(hash))
    walk.findings.push({ kind: 'changed', at: auditId });
  else if (BigInt(row.atMicros) < walk.formerRun - BigInt(graceMs) * 1000n)
    walk.findings.push({ kind: 'inserted', at: auditId });
  const logged = walk.heads.get(seq);
  if (logged && sha256(auditHeadInput(place, hash)).equals(logged)) walk.heads.delete(seq);
  // The next link is judged by what this one says: one changed row is one finding.
  walk.before = hash;
}

async function unsealedAmongSealed(ctx: Ctx, tx: Transaction): Promise<string[]> {
  const settled = await settledBy(tx, new Date(ctx.clock.now().getTime() - graceMs));
  return unlinked(tx, settled, mostFindings);
}
