import type { relocations } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { countyByCode } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { versionOf } from '../../kit/version.ts';
import { weighLeaving } from '../assignments/index.ts';
import { licencesOf } from '../credentials/index.ts';
import type { VolunteerRow } from '../volunteers/index.ts';

/** What a move comes to, with what the act itself needs of it. */
export interface Move {
  readonly summary: Awaited<ReturnType<typeof summaryOf>>;
  readonly offerIds: readonly string[];
  readonly provinceCode: string;
}

/** Pages name so many shifts; whoever has more gives the rest back one by one. */
const placesShown = 100;

/**
 * What it comes to that a volunteer lives in another county: the page and the act that follows it see the same thing. The caller
 * has authorised and holds the volunteer.
 * @throws Refusal `relocations.unknown_county`, `relocations.same_place`
 */
export async function weighMove(
  ctx: Ctx,
  tx: Transaction,
  row: VolunteerRow,
  countyCode: string,
): Promise<Move> {
  const county = countyByCode(countyCode);
  if (!county) throw invalidField('countyCode', 'relocations.unknown_county');
  if (county.code === row.countyCode) throw new Refusal('precondition', 'relocations.same_place');
  const home = { countyCode, radiusKm: row.radiusKm };
  const leaving = await weighLeaving(tx, { volunteerId: row.id, home, now: ctx.clock.now() });
  return {
    summary: await summaryOf(tx, row, { code: countyCode, provinceCode: county.provinceCode }, leaving),
    offerIds: leaving.offers.map(({ id }) => id),
    provinceCode: county.provinceCode,
  };
}

async function summaryOf(
  tx: Transaction,
  row: VolunteerRow,
  county: { readonly code: string; readonly provinceCode: string },
  { places, offers }: Awaited<ReturnType<typeof weighLeaving>>,
) {
  const licences = await licencesOf(tx, row.id);
  const shown: relocations.PlaceElsewhere[] = places.slice(0, placesShown).map((place) => ({
    assignmentId: place.id,
    need: place.need,
    startsAt: place.startsAt.toISOString(),
    provinceCode: place.provinceCode,
    countyCode: place.countyCode,
  }));
  const confirmed = licences.filter(
    ({ verifiedAt, recheckSince, revokedAt }) => verifiedAt && !recheckSince && !revokedAt,
  );
  return {
    from: { provinceCode: row.provinceCode, countyCode: row.countyCode },
    to: { provinceCode: county.provinceCode, countyCode: county.code },
    changesOffice: county.provinceCode !== row.provinceCode,
    places: shown,
    endingOffers: offers.filter(({ state }) => state === 'offered').length,
    licences: { all: licences.length, confirmed: confirmed.length },
    version: versionOf([
      row.id,
      row.countyCode,
      row.radiusKm,
      county.code,
      ...places.map(({ id }) => id),
      ...offers.map(({ id }) => id),
      ...licences.map(({ id }) => id),
    ]),
  };
}
