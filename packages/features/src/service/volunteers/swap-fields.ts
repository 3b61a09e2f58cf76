import { availabilityWindow, type Transaction, volunteer } from '@hamyar/db';
import type { MergeField } from '@hamyar/domain';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { type VolunteerRow, windowsOfVolunteer } from './queries.ts';

type Columns = Partial<Omit<typeof volunteer.$inferInsert, 'status'>>;

const columnsOf: Readonly<Record<Exclude<MergeField, 'times'>, (row: VolunteerRow) => Columns>> = {
  number: ({ accountId, mobile }) => ({ accountId, mobile }),
  name: ({ firstName, lastName, nameKey }) => ({ firstName, lastName, nameKey }),
  birthDay: ({ bornOn, adultOn }) => ({ bornOn, adultOn }),
  nationalId: ({ nationalIdSealed, nationalIdIndex, nationalIdProvenAt }) => ({
    nationalIdSealed,
    nationalIdIndex,
    nationalIdProvenAt,
  }),
  profession: ({ profession }) => ({ profession }),
  place: ({ provinceCode, countyCode }) => ({ provinceCode, countyCode }),
  reach: ({ radiusKm, isRemote }) => ({ radiusKm, isRemote }),
  hours: ({ weeklyHoursCap }) => ({ weeklyHoursCap }),
  gender: ({ gender }) => ({ gender }),
  languages: ({ languages }) => ({ languages }),
};

/**
 * Lets two records change places in some fields; done again it is as before. Part of the caller's transaction, who has
 * authorised, holds both rows and audits.
 */
export async function swapFields(
  ctx: Ctx,
  tx: Transaction,
  [one, two]: readonly [VolunteerRow, VolunteerRow],
  fields: readonly MergeField[],
): Promise<void> {
  const updatedAt = ctx.clock.now();
  const of = (row: VolunteerRow) =>
    fields.reduce<Columns>(
      (columns, field) => (field === 'times' ? columns : { ...columns, ...columnsOf[field](row) }),
      { updatedAt },
    );
  const write = (id: string, columns: Columns) =>
    tx.update(volunteer).set(columns).where(eq(volunteer.id, id));
  // What is held once in the land is let go before the other takes it.
  await write(two.id, { ...of(one), accountId: null, nationalIdProvenAt: null });
  await write(one.id, of(two));
  const held = fields.includes('nationalId') ? one.nationalIdProvenAt : two.nationalIdProvenAt;
  await write(two.id, {
    accountId: fields.includes('number') ? one.accountId : two.accountId,
    nationalIdProvenAt: held,
  });
  if (fields.includes('times')) await swapWindows(tx, one.id, two.id);
}

async function swapWindows(tx: Transaction, one: string, two: string): Promise<void> {
  const [ofOne, ofTwo] = [await windowsOfVolunteer(tx, one), await windowsOfVolunteer(tx, two)];
  for (const id of [one, two])
    await tx.delete(availabilityWindow).where(eq(availabilityWindow.volunteerId, id));
  const windows = [
    ...ofOne.map((window) => ({ volunteerId: two, ...window })),
    ...ofTwo.map((window) => ({ volunteerId: one, ...window })),
  ];
  if (windows.length > 0) await tx.insert(availabilityWindow).values(windows);
}
