import type { Answer, needs } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { asService, authorise, isOfCountyAlone } from '../../ground/access/index.ts';
import { accountName } from '../../ground/identity/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { type DraftRow, draftById } from './lock-draft.ts';
import { actsOn, draftVersion, isAuthorOf } from './policy.ts';
import { presentStanding } from './present.ts';

/** A draft as its form has it, for whoever writes it anew or decides on it. */
export async function showDraft(ctx: Ctx, needId: string): Promise<Answer<typeof needs.showDraft>> {
  const scope = authorise(ctx, 'needs.draft');
  const row = await withTransaction(ctx, (tx) => draftById(tx, scope, needId));
  const { createdBy, status, returnedAt } = row;
  // Officers see no accounts but their own: a service tells the name of the colleague.
  const writtenBy =
    createdBy && (await withTransaction(asService(ctx, 'need-closer'), (tx) => accountName(tx, createdBy)));
  const acts = actsOn({ status, returnedAt, toldAt: null }, ctx.clock.now(), isOfCountyAlone(scope, row));
  return {
    needId,
    number: Number(row.number),
    version: draftVersion(row),
    contents: contentsOf(row),
    writtenBy,
    standing: presentStanding(row),
    may: isAuthorOf(ctx.actor, row) ? [...acts, 'discard'] : acts,
  };
}

/** Hours of a day at work, for a draft none of whose days had a shift. */
const usualHours = { startMinute: 540, endMinute: 780 };
const everyDay = 7;

function contentsOf(row: DraftRow): Answer<typeof needs.showDraft>['contents'] {
  const { title, description, countyCode, theme, targetGroup, venueKind, venueId, urgency, isRemote } = row;
  return {
    ...{ title, description, countyCode, theme, targetGroup, venueKind, venueId, urgency, isRemote },
    titleEn: row.titleEn ?? '',
    descriptionEn: row.descriptionEn ?? '',
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    weekdays: row.weekdays.length === everyDay ? [] : row.weekdays,
    startMinute: row.startMinute ?? usualHours.startMinute,
    endMinute: row.endMinute ?? usualHours.endMinute,
    roles: row.roles,
  };
}
