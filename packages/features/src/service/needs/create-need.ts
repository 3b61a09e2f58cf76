import type { Answer, needs } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { countyByCode, isNowhere, type NeedStatus } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import {
  accountOf,
  authorise,
  isOfCountyAlone,
  type Scope,
  withinCounty,
} from '../../ground/access/index.ts';
import { type Lists, listsOf } from '../../ground/lists/index.ts';
import { findVenue, keepVenue } from '../../ground/venues/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { formDigest } from '../../kit/version.ts';
import { closeAlready } from './close-already.ts';
import { needOpened } from './events.ts';
import { type NeedContents, newNeedRefusal, type NewNeed, shiftsBetween } from './policy.ts';
import { recordNeed } from './record-need.ts';
import { tellDrafted } from './tell-drafted.ts';

/**
 * Registers a need. The office of its province opens it at once; that of its county drafts it, and the officer of the province
 * is told.
 */
export async function createNeed(ctx: Ctx, input: NewNeed): Promise<Answer<typeof needs.create>> {
  const scope = authorise(ctx, 'needs.draft');
  const now = ctx.clock.now();
  const lists = await withTransaction(ctx, (tx) => listsOf(ctx, tx));
  const place = placeOf(scope, input, { now, lists });
  const status = isOfCountyAlone(scope, place) ? 'draft' : 'open';
  const shifts = shiftsBetween(input).filter(({ startsAt }) => startsAt > now);
  return withTransaction(ctx, async (tx) => {
    const venue = await venueOf(tx, input);
    const written = await recordNeed(ctx, tx, {
      values: {
        ...valuesOf(input, venue),
        ...place,
        status,
        source: 'officer',
        createdBy: accountOf(ctx),
        formKey: input.formKey,
        formDigest: formDigest(input),
      },
      shifts,
      roles: input.roles,
      venueId: venue?.id ?? null,
    });
    if (!written) return madeBefore(ctx, tx, input);
    const { needId } = written;
    if (status === 'open') await closeDays(ctx, tx, { ...valuesOf(input, venue), ...place, needId });
    if (venue && status === 'open') await keepVenue(tx, venue.id, input.endsOn);
    await audit(ctx, tx, {
      action: status === 'open' ? 'need.created' : 'need.drafted',
      targetType: 'need',
      targetId: needId,
      provinceCode: place.provinceCode,
      detail: { shifts: shifts.length, roles: input.roles.length },
    });
    await (status === 'open'
      ? emit(ctx, tx, needOpened, needId, { needId })
      : enqueue(tx, tellDrafted, needId, { needId }));
    return { ...written, shifts: shifts.length, status };
  });
}

/** @throws Refusal `need.place_closed` when no day is left on which its place is open */
async function closeDays(ctx: Ctx, tx: Transaction, need: Parameters<typeof closeAlready>[2]): Promise<void> {
  const { open, closed } = await closeAlready(ctx, tx, need);
  if (open === 0 && closed > 0) throw invalidField('startsOn', 'need.place_closed');
}

/**
 * Where a need lies that a form names, in the reach of whoever sends it.
 * @param lists what forms offer today
 * @throws Refusal for contents that cannot stand, and for a place elsewhere
 */
export function placeOf(
  scope: Scope,
  input: NeedContents,
  { now, lists }: { readonly now: Date; readonly lists: Lists },
): { provinceCode: string; countyCode: string } {
  const refusal = newNeedRefusal(input, now, lists);
  if (refusal) throw invalidField(refusal.path, refusal.reason);
  const { countyCode } = input;
  const place = { provinceCode: countyByCode(countyCode)?.provinceCode ?? '', countyCode };
  withinCounty(scope, place);
  return place;
}

type Venue = Awaited<ReturnType<typeof venueOf>>;

/** The columns that a form fills, besides the place. */
export function valuesOf(input: NeedContents, venue: Venue) {
  const [first] = input.roles;
  if (!first) throw invalidField('roles', 'need.unknown_profession');
  const {
    title,
    description,
    titleEn = '',
    descriptionEn = '',
    theme,
    targetGroup,
    urgency,
    startsOn,
    endsOn,
  } = input;
  const { profession, gender, language } = first;
  return {
    ...{ title, description, theme, targetGroup, urgency, startsOn, endsOn, profession, gender, language },
    // An office that writes no English leaves none.
    titleEn: titleEn === '' ? null : titleEn,
    descriptionEn: descriptionEn === '' ? null : descriptionEn,
    venueKind: venue?.kind ?? input.venueKind,
    isRemote: venue ? isNowhere(venue.kind) : input.isRemote,
  };
}

/** The venue that the form names, of the need's own county; null where it says only what kind of place it is. */
export async function venueOf(tx: Transaction, { venueId, countyCode }: NeedContents) {
  if (venueId === undefined) return null;
  const found = await findVenue(tx, venueId);
  if (found?.state !== 'open') throw invalidField('venueId', 'need.unknown_venue');
  if (found.countyCode !== countyCode && !isNowhere(found.kind))
    throw invalidField('venueId', 'need.venue_elsewhere');
  return found;
}

/**
 * What the same form, posted before by the same person, has registered.
 * @throws Refusal `need.form_used` when the key was used for other contents or by somebody else
 */
async function madeBefore(ctx: Ctx, tx: Transaction, input: NewNeed): Promise<Answer<typeof needs.create>> {
  const { rows } = await tx.$client.query<{
    needId: string;
    number: string;
    shifts: number;
    status: NeedStatus;
    createdBy: string | null;
    formDigest: string | null;
  }>({
    name: 'need_of_form',
    text: `select n.id as "needId", n.number, n.status, n.created_by as "createdBy", n.form_digest as "formDigest",
        (select count(*)::int from shift s where s.need_id = n.id) as shifts
      from need n where n.form_key = $1`,
    values: [input.formKey],
  });
  const [made] = rows;
  if (!made) throw new Error('a need without a form of its own is always new');
  // What was registered before forms left a digest is known by its person alone.
  const isSame = made.formDigest === null || made.formDigest === formDigest(input);
  if (!isSame || made.createdBy !== accountOf(ctx)) throw new Refusal('conflict', 'need.form_used');
  return { needId: made.needId, number: Number(made.number), shifts: made.shifts, status: made.status };
}
