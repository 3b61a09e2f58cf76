import type { Answer, closures, HandlerInput } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { closingToldAt, today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { accountIdOf, asService, authorise, withinScope } from '../../ground/access/index.ts';
import { closureOfForm, recordClosure } from '../../ground/calendar/index.ts';
import { listsOf, requireReason } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { formDigest, requireVersion } from '../../kit/version.ts';
import { weighShifts } from '../assignments/index.ts';
import { closeShifts, countShifts, lockTouchedNeeds, findTouchedShifts } from '../needs/index.ts';
import { finishClosureJob } from './jobs.ts';
import { closedPlaceRefusal, closureVersion, lineOf, maxTouched, moveRefusal, spanOf } from './policy.ts';

type Form = HandlerInput<typeof closures.make>['body'];
type Made = Answer<typeof closures.make>;

/**
 * Closes a place for days: from the commit on its shifts take nobody new and the days count as closed. People are told half
 * an hour later, so that it can be taken back; at once where somebody is to come soon.
 */
export async function makeClosure(asker: Ctx, form: Form): Promise<Made> {
  const scope = authorise(asker, 'closures.manage');
  withinScope(scope, form.provinceCode);
  const now = asker.clock.now();
  const refusal = closedPlaceRefusal(form, today(now));
  if (refusal) throw invalidField(refusal.path, refusal.reason);
  const unmoved = moveRefusal(form, form);
  if (unmoved) throw invalidField('moveDays', unmoved);
  return withTransaction(asService(asker, 'place-closing'), async (tx) => {
    await inLine(tx, lineOf(form.provinceCode));
    const made = await madeBefore(asker, tx, form);
    if (made) return made;
    requireReason(await listsOf(asker, tx), 'closure_reason', form.reason);
    const shifts = await findTouchedShifts(tx, spanOf(form, now));
    if (shifts.length > maxTouched) throw new Refusal('limit_reached', 'closure.too_many_shifts');
    await lockTouchedNeeds(tx, shifts);
    const shiftIds = shifts.map(({ id }) => id);
    const standing = await weighShifts(tx, shiftIds);
    requireVersion(form.version, closureVersion(form, shifts, standing, now));
    const toldAt = closingToldAt(now, standing.nextPlaceAt);
    const closureId = await recordClosure(asker, tx, columnsOf(form, accountIdOf(asker), now, toldAt));
    if (closureId === null) throw new Refusal('conflict', 'closure.form_used');
    await closeShifts(tx, closureId, shiftIds);
    await enqueue(tx, finishClosureJob, closureId, { closureId }, { notBefore: toldAt });
    const { startsOn, endsOn, reason, treatment } = form;
    await audit(asker, tx, {
      action: 'closure.made',
      targetType: 'closure',
      targetId: closureId,
      provinceCode: form.provinceCode,
      detail: {
        ...{ startsOn, endsOn, reason, treatment, countyCode: form.countyCode ?? null },
        ...{ shifts: shifts.length, holding: standing.holding, toldAt: toldAt.toISOString() },
      },
    });
    return { closureId, shifts: shifts.length, toldAt: toldAt.toISOString() };
  });
}

function columnsOf(form: Form, closedBy: string | null, closedAt: Date, toldAt: Date) {
  const { version: _version, moveDays, countyCode, ...rest } = form;
  return {
    ...rest,
    countyCode: countyCode ?? null,
    moveDays: form.treatment === 'move' ? (moveDays ?? null) : null,
    ...{ closedBy, closedAt, toldAt, formDigest: formDigest(form) },
  };
}

/** What the same form, posted before by the same person, has closed. */
async function madeBefore(asker: Ctx, tx: Transaction, form: Form): Promise<Made | null> {
  const made = await closureOfForm(tx, form.formKey);
  if (!made) return null;
  if (made.formDigest !== formDigest(form) || made.closedBy !== accountIdOf(asker))
    throw new Refusal('conflict', 'closure.form_used');
  const shifts = (await countShifts(tx, [made.id])).get(made.id) ?? 0;
  return { closureId: made.id, shifts, toldAt: made.toldAt.toISOString() };
}
