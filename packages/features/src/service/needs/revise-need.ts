import type { Answer, HandlerInput, needs } from '@hamyar/contracts';
import { need, type Transaction, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { authorise, isOfCountyAlone } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { placeOf, valuesOf, venueOf } from './create-need.ts';
import { lockDraft } from './lock-draft.ts';
import { draftVersion, shiftsBetween } from './policy.ts';
import { replaceShifts } from './record-need.ts';
import { tellDrafted } from './tell-drafted.ts';

/** Writes a draft anew. One that was sent back waits again once its county has written it, and the officers are told. */
export async function reviseNeed(
  ctx: Ctx,
  needId: string,
  { version, ...input }: HandlerInput<typeof needs.revise>['body'],
): Promise<Answer<typeof needs.revise>> {
  const scope = authorise(ctx, 'needs.draft');
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, scope, needId);
    requireVersion(version, draftVersion(draft));
    const place = placeOf(scope, input, { now, lists: await listsOf(ctx, tx) });
    if (place.provinceCode !== draft.provinceCode) throw invalidField('countyCode', 'need.other_province');
    const venue = await venueOf(tx, input);
    const comesBack = draft.returnedAt !== null && isOfCountyAlone(scope, place);
    await rewrite(tx, needId, { ...valuesOf(input, venue), countyCode: place.countyCode }, now);
    if (comesBack) await putInLine(tx, needId);
    const shifts = shiftsBetween(input).filter(({ startsAt }) => startsAt > now);
    const { provinceCode } = place;
    await replaceShifts(ctx, tx, {
      ...{ needId, provinceCode, shifts, roles: input.roles },
      venueId: venue?.id ?? null,
    });
    await audit(ctx, tx, {
      action: 'need.revised',
      targetType: 'need',
      targetId: needId,
      provinceCode,
      detail: { shifts: shifts.length, roles: input.roles.length, comesBack },
    });
    if (comesBack) await enqueue(tx, tellDrafted, needId, { needId });
    return { version: draftVersion(await lockDraft(tx, scope, needId)), shifts: shifts.length };
  });
}

type Values = ReturnType<typeof valuesOf> & { readonly countyCode: string };

/** Each column by its name: where a need stands is no part of what a form says. */
async function rewrite(tx: Transaction, needId: string, values: Values, now: Date): Promise<void> {
  await tx
    .update(need)
    .set({
      countyCode: values.countyCode,
      title: values.title,
      description: values.description,
      theme: values.theme,
      targetGroup: values.targetGroup,
      urgency: values.urgency,
      venueKind: values.venueKind,
      isRemote: values.isRemote,
      profession: values.profession,
      gender: values.gender,
      language: values.language,
      startsOn: values.startsOn,
      endsOn: values.endsOn,
      revisedAt: now,
    })
    .where(eq(need.id, needId));
}

/** Back from its author, it waits for the officer of the province again. */
async function putInLine(tx: Transaction, needId: string): Promise<void> {
  await tx
    .update(need)
    .set({ returnedAt: null, returnedBy: null, returnReason: null })
    .where(eq(need.id, needId));
}
