import type { Transaction } from '@hamyar/db';
import { limitsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { loadSlots, volunteersInReach } from '../eligibility/index.ts';
import { offerBest } from './offer-best.ts';
import { instantProvinces } from './set-instant-offers.ts';

/** Looked at in one go: some tens of milliseconds of the worker. */
const maxPeople = 2_000;
const maxSlots = 40;

/** Offers the places of a new need to those they fit best. Does nothing more when it is delivered again. */
export async function offerNeed(ctx: Ctx, tx: Transaction, needId: string): Promise<void> {
  const now = ctx.clock.now();
  const rows = await loadSlots(tx, { now, needId, limit: maxSlots });
  const [first] = rows;
  if (!first) return;
  const instant = await instantProvinces(tx, [first.provinceCode]);
  if (!instant.get(first.provinceCode)) return;
  const { open_offers: openOffers } = await limitsOf(ctx, tx);
  const people = await volunteersInReach(tx, {
    now,
    professions: [...new Set(rows.map(({ profession }) => profession))],
    provinceCode: first.isRemote ? null : first.provinceCode,
    openOffers,
    limit: maxPeople,
  });
  await offerBest(ctx, tx, rows, people);
}
