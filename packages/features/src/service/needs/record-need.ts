import { need, roleSlot, shift, type Transaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import type { ShiftTimes } from './policy.ts';

export interface NeedDraft {
  readonly values: Omit<typeof need.$inferInsert, 'id' | 'number' | 'createdAt'>;
  readonly shifts: readonly ShiftTimes[];
  /** Where they take place, when it is on the list of venues. */
  readonly venueId?: string | null;
  /** The people every shift asks for. */
  readonly roles: readonly {
    readonly profession: string;
    readonly gender: 'woman' | 'man' | null;
    readonly language: string | null;
    readonly count: number;
  }[];
}

/**
 * Writes a need with its shifts and role-slots; part of the caller's transaction, who has authorised and audits.
 * @returns null when a need with this import key, or of this form, exists already
 */
export async function recordNeed(
  ctx: Ctx,
  tx: Transaction,
  draft: NeedDraft,
): Promise<{ needId: string; number: number } | null> {
  const [written] = await tx
    .insert(need)
    .values({ id: ctx.newId(), createdAt: ctx.clock.now(), ...draft.values })
    .onConflictDoNothing()
    .returning({ id: need.id, number: need.number });
  if (!written) return null;
  await writeShifts(ctx, tx, { ...draft, needId: written.id, provinceCode: draft.values.provinceCode });
  return { needId: written.id, number: written.number ?? 0 };
}

type ShiftDraft = Pick<NeedDraft, 'shifts' | 'venueId' | 'roles'> & {
  readonly needId: string;
  readonly provinceCode: string;
};

async function writeShifts(ctx: Ctx, tx: Transaction, draft: ShiftDraft): Promise<void> {
  const { needId, provinceCode, roles, venueId = null } = draft;
  const shifts = draft.shifts.map((times) => ({ id: ctx.newId(), needId, venueId, ...times }));
  if (shifts.length === 0) return;
  await tx.insert(shift).values(shifts);
  await tx
    .insert(roleSlot)
    .values(
      shifts.flatMap(({ id: shiftId }) =>
        roles.map((role) => ({ id: ctx.newId(), shiftId, needId, provinceCode, ...role })),
      ),
    );
}

/** Gives a draft other shifts and places than it had; part of the caller's transaction, who has locked it. Nobody has been asked. */
export async function replaceShifts(ctx: Ctx, tx: Transaction, draft: ShiftDraft): Promise<void> {
  await tx.delete(roleSlot).where(eq(roleSlot.needId, draft.needId));
  await tx.delete(shift).where(eq(shift.needId, draft.needId));
  await writeShifts(ctx, tx, draft);
}
