import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { loadSlots, volunteersByIds } from '../eligibility/index.ts';
import { offerBest } from './offer-best.ts';
import { instantProvinces } from './set-instant-offers.ts';

/** Looked at in one go: some tens of milliseconds of the worker. */
const maxSlots = 1_000;

/** Offers somebody who has just become eligible, or free at other times, what fits them best. */
export async function offerPerson(ctx: Ctx, tx: Transaction, volunteerId: string): Promise<void> {
  const now = ctx.clock.now();
  const [person] = await volunteersByIds(tx, { now, ids: [volunteerId] });
  if (!person?.provinceCode) return;
  const rows = await loadSlots(tx, {
    now,
    provinces: [person.provinceCode],
    orRemote: person.isRemote,
    professions: [...new Set([person.profession ?? '', ...person.credentials.map((c) => c.profession)])],
    limit: maxSlots,
  });
  const instant = await instantProvinces(tx, [...new Set(rows.map((row) => row.provinceCode))]);
  await offerBest(
    ctx,
    tx,
    rows.filter((row) => instant.get(row.provinceCode)),
    [person],
  );
}
