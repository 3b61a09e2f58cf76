import type { Answer, needs } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { countyByCode, isNowhere } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { accountOf, authorise, withinScope } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import { findVenue, keepVenue } from '../../ground/venues/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { formDigest } from '../../kit/version.ts';
import { needOpened } from './events.ts';
import { newNeedRefusal, type NewNeed, shiftsBetween } from './policy.ts';
import { recordNeed } from './record-need.ts';

/** Registers a need and opens it at once. */
export async function createNeed(ctx: Ctx, input: NewNeed): Promise<Answer<typeof needs.create>> {
  const scope = authorise(ctx, 'needs.manage');
  const now = ctx.clock.now();
  const lists = await withTransaction(ctx, (tx) => listsOf(ctx, tx));
  const refusal = newNeedRefusal(input, now, lists);
  if (refusal) throw invalidField(refusal.path, refusal.reason);
  const provinceCode = countyByCode(input.countyCode)?.provinceCode ?? '';
  withinScope(scope, provinceCode);
  const [first] = input.roles;
  if (!first) throw invalidField('roles', 'need.unknown_profession');
  const shifts = shiftsBetween(input).filter(({ startsAt }) => startsAt > now);
  return withTransaction(ctx, async (tx) => {
    const place = await venueOf(tx, input);
    const written = await recordNeed(ctx, tx, {
      values: {
        provinceCode,
        countyCode: input.countyCode,
        title: input.title,
        description: input.description,
        theme: input.theme,
        targetGroup: input.targetGroup,
        urgency: input.urgency,
        venueKind: place?.kind ?? input.venueKind,
        isRemote: place ? isNowhere(place.kind) : input.isRemote,
        profession: first.profession,
        gender: first.gender,
        language: first.language,
        startsOn: input.startsOn,
        endsOn: input.endsOn,
        status: 'open',
        source: 'officer',
        createdBy: accountOf(ctx),
        formKey: input.formKey,
        formDigest: formDigest(input),
      },
      shifts,
      roles: input.roles,
      venueId: place?.id ?? null,
    });
    if (!written) return madeBefore(ctx, tx, input);
    if (place) await keepVenue(tx, place.id, input.endsOn);
    await audit(ctx, tx, {
      action: 'need.created',
      targetType: 'need',
      targetId: written.needId,
      provinceCode,
      detail: { shifts: shifts.length, roles: input.roles.length },
    });
    await emit(ctx, tx, needOpened, written.needId, { needId: written.needId });
    return { ...written, shifts: shifts.length };
  });
}

/** The venue that the form names, of the need's own county; null where it says only what kind of place it is. */
async function venueOf(tx: Transaction, { venueId, countyCode }: NewNeed) {
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
    createdBy: string | null;
    formDigest: string | null;
  }>({
    name: 'need_of_form',
    text: `select n.id as "needId", n.number, n.created_by as "createdBy", n.form_digest as "formDigest",
        (select count(*)::int from shift s where s.need_id = n.id) as shifts
      from need n where n.form_key = $1`,
    values: [input.formKey],
  });
  const [made] = rows;
  if (!made) throw new Error('a need without a form of its own is always new');
  // What was registered before forms left a digest is known by its person alone.
  const isSame = made.formDigest === null || made.formDigest === formDigest(input);
  if (!isSame || made.createdBy !== accountOf(ctx)) throw new Refusal('conflict', 'need.form_used');
  return { needId: made.needId, number: Number(made.number), shifts: made.shifts };
}
