import { assignment, type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { inArray } from 'drizzle-orm';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { type FeaturePrivacy, maxCopyRows, type OwnCopy, type Person } from '../../kit/privacy.ts';
import { askOthers } from './ask-others.ts';
import { moveAssignments } from './move-assignment.ts';

export const assignmentsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'assignment',
      columns: ['volunteer_id', 'decline_reason', 'explanation'],
      purpose: 'volunteering',
      basis: 'public-task',
      retention: 'for good, under the pseudonym of its volunteer',
      fate: 'pseudonymised',
    },
  ],
  export: exportAssignments,
  erase: endOwnAssignments,
  ends: [{ key: 'places', count: countPlaces }],
};

async function exportAssignments(asker: Ctx, { volunteerId }: Person): Promise<OwnCopy> {
  authorise(asker, 'platform');
  if (volunteerId === null) return { sections: {} };
  return withTransaction(asService(asker, 'assignments-privacy'), async (tx) => {
    const { rows } = await tx.$client.query({
      name: 'privacy_assignments',
      text: `select n.number, n.title, n.province_code as province, s.starts_at as since, s.ends_at as until, a.state,
          a.offered_at as at, a.answered_at as answered, a.decline_reason as reason
        from assignment a join role_slot r on r.id = a.role_slot_id join shift s on s.id = r.shift_id join need n on n.id = a.need_id
        where a.volunteer_id = $1 and a.offered_at is not null order by a.id desc limit ${maxCopyRows}`,
      values: [volunteerId],
    });
    return { sections: { assignments: rows } };
  });
}

/** Places to come and what is offered or proposed: a place that has begun is a fact. */
async function endable(
  tx: Transaction,
  { volunteerId }: Person,
  now: Date,
): Promise<{ held: string[]; asked: string[] }> {
  const { rows } = await tx.$client.query<{ id: string; isHeld: boolean }>({
    name: 'privacy_assignments_endable',
    text: `select a.id, a.state in ('accepted', 'confirmed') as "isHeld" from assignment a
      where a.volunteer_id = $1 and (a.state in ('proposed', 'offered')
        or a.state in ('accepted', 'confirmed') and lower(a.during) > $2) order by a.id limit 1000`,
    values: [volunteerId, now],
  });
  const those = (isHeld: boolean) => rows.filter((row) => row.isHeld === isHeld).map(({ id }) => id);
  return { held: those(true), asked: those(false) };
}

async function countPlaces(asker: Ctx, person: Person): Promise<number> {
  authorise(asker, 'signed-in');
  const ctx = asService(asker, 'assignments-privacy');
  const { held } = await withTransaction(ctx, (tx) => endable(tx, person, ctx.clock.now()));
  return held.length;
}

/** Gives every place to come back and has others asked; nobody is told, who will be nobody. */
async function endOwnAssignments(asker: Ctx, person: Person): Promise<void> {
  authorise(asker, 'platform');
  if (person.volunteerId === null) return;
  const ctx = asService(asker, 'assignments-privacy');
  await withTransaction(ctx, async (tx) => {
    const { held, asked } = await endable(tx, person, ctx.clock.now());
    const withdrawn = await moveAssignments(ctx, tx, inArray(assignment.id, held), 'withdrawn', {
      endedBy: 'volunteer',
    });
    const rejected = await moveAssignments(ctx, tx, inArray(assignment.id, asked), 'rejected', {
      endedBy: 'volunteer',
    });
    const ended = [
      ...withdrawn.map((moved) => ({ ...moved, action: 'assignment.withdrawn' })),
      ...rejected.map((moved) => ({ ...moved, action: 'assignment.rejected' })),
    ];
    await askOthers(
      ctx,
      tx,
      ended.map(({ needId }) => needId),
    );
    for (const { id, provinceCode, action } of ended)
      await audit(ctx, tx, {
        action,
        targetType: 'assignment',
        targetId: id,
        provinceCode,
        detail: { because: 'erasure' },
      });
  });
}
