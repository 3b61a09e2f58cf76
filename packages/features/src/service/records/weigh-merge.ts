import type { Answer, records } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { compareRecords, type MergeFacts, needsSecondOfficer } from '@hamyar/domain';
import { accountIdOf, type Scope, withinScope } from '../../ground/access/index.ts';
import { isBarred } from '../../ground/complaints/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { versionOf } from '../../kit/version.ts';
import { weighJoining } from '../assignments/index.ts';
import { licencesOf } from '../credentials/index.ts';
import { lockRecords, presentPerson, type VolunteerRow, windowsOfVolunteer } from '../volunteers/index.ts';
import { digestsOf } from './queries.ts';

export interface Pair {
  readonly kept: VolunteerRow;
  readonly other: VolunteerRow;
}

/**
 * Two records that the officer reaches, locked; drafts, erased ones and those that lead elsewhere do not exist.
 * @throws Refusal `records.same`, `volunteer.not_found`, `access.out_of_scope`
 */
export async function lockPair(
  tx: Transaction,
  scope: Scope,
  { keptId, otherId }: { readonly keptId: string; readonly otherId: string },
): Promise<Pair> {
  if (keptId === otherId) throw new Refusal('precondition', 'records.same');
  const rows = await lockRecords(tx, [keptId, otherId]);
  const [kept, other] = [rows.get(keptId), rows.get(otherId)];
  if (!kept || !other || kept.status === 'draft' || other.status === 'draft')
    throw new Refusal('not_found', 'volunteer.not_found');
  withinScope(scope, kept.provinceCode);
  withinScope(scope, other.provinceCode);
  return { kept, other };
}

/**
 * What joining two records comes to: the page and the act that follows it see the same thing.
 * @param asker the officer
 * @param ctx the service that reads and writes for them
 */
export async function weighMerge(
  asker: Ctx,
  ctx: Ctx,
  tx: Transaction,
  pair: Pair,
): Promise<Omit<Answer<typeof records.showMerge>, 'waiting'>> {
  const { kept, other } = pair;
  const [one, two] = [await factsOf(tx, kept), await factsOf(tx, other)];
  const now = ctx.clock.now();
  const places = await weighJoining(ctx, tx, { keptId: kept.id, otherId: other.id, now });
  const digests = await digestsOf(tx, [kept.id, other.id]);
  return {
    kept: { ...(await presentRecord(ctx, tx, kept)), places: places.kept },
    other: { ...(await presentRecord(ctx, tx, other)), places: places.other },
    fields: compareRecords(one, two),
    overlaps: places.overlaps.map((overlap) => ({ ...overlap, startsAt: overlap.startsAt.toISOString() })),
    ending: places.ending.length,
    problem: isOwn(asker, pair) ? 'own' : await problemOf(ctx, tx, pair, places.overlaps.length > 0),
    needsSecond: needsSecondOfficer(one, two),
    version: versionOf([digests.get(kept.id) ?? '', digests.get(other.id) ?? '']),
  };
}

async function factsOf(tx: Transaction, row: VolunteerRow): Promise<MergeFacts> {
  return {
    ...row,
    isNationalIdProven: row.nationalIdProvenAt !== null,
    windows: await windowsOfVolunteer(tx, row.id),
  };
}

/** With another record somebody would take its licence, which nobody vouches for themselves. Pure. */
function isOwn(asker: Ctx, { kept, other }: Pair): boolean {
  const accountId = accountIdOf(asker);
  return accountId !== null && [kept.accountId, other.accountId].includes(accountId);
}

/** A bar is of an account and a national ID: whoever is barred stays two until it is over, so that none is lost. */
async function problemOf(
  ctx: Ctx,
  tx: Transaction,
  { kept, other }: Pair,
  overlaps: boolean,
): Promise<records.MergeProblem | null> {
  if (overlaps) return 'overlap';
  const undecided = async ({ id }: VolunteerRow) =>
    (await licencesOf(tx, id)).some(
      ({ verifiedAt, rejectedAt, revokedAt }) => !verifiedAt && !rejectedAt && !revokedAt,
    );
  if ((await undecided(kept)) && (await undecided(other))) return 'two_undecided';
  const barred = ({ accountId, nationalIdIndex }: VolunteerRow) =>
    accountId !== null && isBarred(ctx, tx, { accountId, nationalIdIndex });
  return (await barred(kept)) || (await barred(other)) ? 'barred' : null;
}

async function presentRecord(ctx: Ctx, tx: Transaction, row: VolunteerRow) {
  return {
    ...(await presentPerson(ctx, tx, row)),
    hasAccount: row.accountId !== null,
    bornOn: row.bornOn,
    hasNationalId: row.nationalIdIndex !== null,
    isProven: row.nationalIdProvenAt !== null,
  };
}
