import type { Bilingual } from '@hamyar/contracts';
import { assignment, type Transaction } from '@hamyar/db';
import { type AssignmentState, holdsPlace, isElsewhere, isOutOfReach, type Home } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { inArray } from 'drizzle-orm';
import { notify, settleNotices } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { askOthers } from './ask-others.ts';
import { endOffers } from './end-offers.ts';
import { moveAssignments } from './move-assignment.ts';
import { affectedBy } from './queries.ts';

/** What is ahead of a volunteer in a need, as far as moving house asks for it. */
interface AheadRow {
  readonly id: string;
  readonly state: AssignmentState;
  readonly need: Bilingual;
  readonly startsAt: Date;
  readonly provinceCode: string;
  readonly countyCode: string;
  readonly isRemote: boolean;
}

/** Places, offers and proposals of a volunteer that have not begun, locked; soonest first. A read; the caller has authorised. */
async function aheadOf(tx: Transaction, volunteerId: string, now: Date): Promise<AheadRow[]> {
  const { rows } = await tx.$client.query<AheadRow>({
    name: 'assignment_ahead_of_move',
    text: `select a.id, a.state, jsonb_build_object('fa', n.title, 'en', n.title_en) as need, lower(a.during) as "startsAt", n.province_code as "provinceCode",
        n.county_code as "countyCode", n.is_remote as "isRemote"
      from assignment a join need n on n.id = a.need_id
      where a.volunteer_id = $1 and lower(a.during) > $2 and a.state in ('proposed', 'offered', 'accepted', 'confirmed')
      order by lower(a.during), a.id limit 500 for update of a`,
    values: [volunteerId, now],
  });
  return rows;
}

/**
 * What stands ahead of a volunteer seen from another home: places in other counties, and offers and proposals farther away than
 * they go.
 */
export async function weighLeaving(
  tx: Transaction,
  { volunteerId, home, now }: { readonly volunteerId: string; readonly home: Home; readonly now: Date },
): Promise<{ readonly places: readonly AheadRow[]; readonly offers: readonly AheadRow[] }> {
  const ahead = await aheadOf(tx, volunteerId, now);
  return {
    places: ahead.filter((row) => holdsPlace(row.state) && isElsewhere(row, home)),
    offers: ahead.filter((row) => !holdsPlace(row.state) && isOutOfReach(row, home)),
  };
}

/**
 * Gives places back and ends offers because their volunteer lives elsewhere from now on, and asks others; part of the caller's
 * transaction, who has authorised and holds the rows. Whoever was asked hears that they need not answer.
 */
export async function leavePlaces(
  ctx: Ctx,
  tx: Transaction,
  leaving: { readonly placeIds: readonly string[]; readonly offerIds: readonly string[] },
): Promise<void> {
  const ended = await endOffers(ctx, tx, leaving.offerIds, 'not_needed', {
    declineReason: 'assignment.moved',
    template: 'offer_moved',
  });
  const given = await moveAssignments(ctx, tx, inArray(assignment.id, [...leaving.placeIds]), 'withdrawn', {
    endedBy: 'volunteer',
  });
  const links = given.map(({ id }) => linkPaths.offer(id));
  if (links.length > 0) await settleNotices(ctx, tx, { template: 'assignment_accepted', links });
  const places = await affectedBy(
    tx,
    given.map(({ id }) => id),
  );
  for (const place of places) {
    await audit(ctx, tx, {
      action: 'assignment.withdrawn',
      targetType: 'assignment',
      targetId: place.id,
      provinceCode: place.provinceCode,
      detail: {
        because: 'moved',
        minutesBeforeStart: Math.floor((place.startsAt.getTime() - ctx.clock.now().getTime()) / 60_000),
      },
    });
    if (place.accountId !== null)
      await notify(ctx, tx, {
        accountId: place.accountId,
        mobile: null,
        template: 'assignment_withdrawn',
        need: place,
        params: { startsAt: place.startsAt.toISOString() },
        link: linkPaths.offer(place.id),
      });
  }
  await askOthers(
    ctx,
    tx,
    [...ended, ...places].map(({ needId }) => needId),
  );
}
