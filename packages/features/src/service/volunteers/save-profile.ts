import type { volunteers } from '@hamyar/contracts';
import { availabilityWindow, type Transaction, volunteer, withTransaction } from '@hamyar/db';
import { ageStanding, blocksOfWindows, today, windowsOfBlocks } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { bindBars, isBarred } from '../../ground/complaints/index.ts';
import { mobileOf, retainUntil } from '../../ground/identity/index.ts';
import { limitsOf } from '../../ground/lists/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { moveCredentials, recheckCredentials } from '../credentials/index.ts';
import { volunteerBecameAvailable, volunteerGrew } from './events.ts';
import { requireStanding } from './policy.ts';
import { presentProfile } from './present.ts';
import { lockVolunteer, type VolunteerRow, windowsOfVolunteer } from './queries.ts';
import { type ProfileAnswers, readAnswers } from './read-answers.ts';

/** Saves the answers of one step of the caller's own profile; the first step begins the draft. */
export async function saveProfile(ctx: Ctx, answers: ProfileAnswers): Promise<volunteers.Profile> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  if (answers.blocks?.length === 0) throw invalidField('blocks', 'availability.empty');
  return withTransaction(ctx, async (tx) => {
    const current = await ownDraft(ctx, tx, accountId);
    const change = readAnswers(ctx, answers, current, await limitsOf(ctx, tx));
    const now = ctx.clock.now();
    const [saved] = await tx
      .update(volunteer)
      .set({ ...change, updatedAt: now, retainUntil: retainUntil(now) })
      .where(eq(volunteer.id, current.id))
      .returning();
    if (!saved) throw new Error('a profile just written must be readable');
    if (answers.blocks) await saveAvailability(tx, current.id, answers.blocks);
    if (saved.provinceCode !== current.provinceCode) await moveCredentials(tx, saved.id, saved.provinceCode);
    if (saved.firstName !== current.firstName || saved.lastName !== current.lastName)
      await recheckCredentials(ctx, tx, saved);
    await audit(ctx, tx, {
      action: 'volunteer.saved',
      targetType: 'volunteer',
      targetId: saved.id,
      provinceCode: saved.provinceCode,
      detail: { fields: Object.keys(answers) },
    });
    if (isMinor(ctx, current) && !isMinor(ctx, saved))
      await emit(ctx, tx, volunteerGrew, saved.id, { volunteerId: saved.id });
    if (saved.status === 'active' && opensPlaces(answers)) {
      await emit(ctx, tx, volunteerBecameAvailable, saved.id, { volunteerId: saved.id });
    }
    return presentProfile(ctx, tx, saved);
  });
}

/** Whether somebody needs a guardian by what their record says. */
const isMinor = (ctx: Ctx, { adultOn }: VolunteerRow): boolean =>
  ageStanding(adultOn, today(ctx.clock.now())) === 'minor';

/** Answers that may make somebody eligible who was not before. */
const opening = [
  'bornOn',
  'profession',
  'provinceCode',
  'countyCode',
  'radiusKm',
  'isRemote',
  'blocks',
  'weeklyHoursCap',
  'languages',
  'gender',
] as const;

function opensPlaces(answers: ProfileAnswers): boolean {
  return opening.some((field) => answers[field] !== undefined);
}

/** The caller's profile, locked; begun when there is none. */
async function ownDraft(ctx: Ctx, tx: Transaction, accountId: string): Promise<VolunteerRow> {
  const found = await lockVolunteer(tx, accountId);
  if (found) {
    requireStanding(found);
    return found;
  }
  const mobile = await mobileOf(tx, accountId);
  if (mobile === null) throw new Error('a signed-in person has an account');
  // Somebody barred who was forgotten and comes back under the same number is known again.
  await bindBars(ctx, tx, [{ accountId, mobile }]);
  if (await isBarred(ctx, tx, { accountId, nationalIdIndex: null }))
    throw new Refusal('forbidden', 'volunteer.barred');
  const now = ctx.clock.now();
  await tx
    .insert(volunteer)
    .values({
      id: ctx.newId(),
      accountId,
      mobile,
      source: 'signup',
      retainUntil: retainUntil(now),
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing({ target: volunteer.accountId });
  const made = await lockVolunteer(tx, accountId);
  if (!made) throw new Error('a draft just begun must be readable');
  return made;
}

/** Imported hours that the ticks already stand for keep their own beginnings and ends. */
async function saveAvailability(
  tx: Transaction,
  volunteerId: string,
  blocks: readonly string[],
): Promise<void> {
  const known = blocksOfWindows(await windowsOfVolunteer(tx, volunteerId));
  const wanted = new Set(blocks);
  if (known.length === wanted.size && known.every((block) => wanted.has(block))) return;
  await tx.delete(availabilityWindow).where(eq(availabilityWindow.volunteerId, volunteerId));
  const windows = windowsOfBlocks(blocks);
  await tx.insert(availabilityWindow).values(windows.map((window) => ({ volunteerId, ...window })));
}
