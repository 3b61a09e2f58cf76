import { withTransaction } from '@hamyar/db';
import { accountForMobile } from '@hamyar/features/ground/identity/index';
import { requestCode } from '@hamyar/features/ground/identity/request-code';
import { acceptInvitation, inviteStaff, listOwnInvitations } from '@hamyar/features/ground/staff/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { askNumber } from '@hamyar/features/service/lost-numbers/ask-number';
import { showNumber } from '@hamyar/features/service/lost-numbers/show-number';
import { moveOwn } from '@hamyar/features/service/relocations/move-own';
import { showOwn } from '@hamyar/features/service/relocations/show-own';
import { askPart } from '@hamyar/features/service/shared-numbers/ask-part';
import { showRecord } from '@hamyar/features/service/shared-numbers/show-record';
import { audit } from '@hamyar/platform';
import { daysBefore } from '../at.ts';
import { asPerson, asVolunteer, type People } from '../people.ts';

/** Whose phone is gone, whose number two people use, and who moved away; all of them signed up in the last weeks. */
const [lost, shared, mover] = ['+989000000032', '+989000000031', '+989000000034'];
const newNumber = '+989000000041';
const tehran = '2301';
/** A member of the council, and who took the place over. */
const holders = [
  ['+989000000042', 'پروین سهند'],
  ['+989000000043', 'آرش دماوندی'],
] as const;

/**
 * What happens to people and offices, each once: a lost number and a shared one that wait for their second officer, somebody who
 * moved to another province, an office that was handed over.
 */
export async function seedChanges(ctx: Ctx, people: People): Promise<void> {
  if (!(await has(ctx, 'select from record_part'))) await seedShared(daysBefore(ctx, 2), people);
  if (!(await has(ctx, "select from audit where action = 'volunteer.moved'")))
    await seedMove(daysBefore(ctx, 1));
  if (!(await has(ctx, 'select from account_recovery'))) await seedLost(daysBefore(ctx, 1), people);
  if (!(await has(ctx, `select from account where mobile = '${holders[0][0]}'`)))
    await seedHandover(daysBefore(ctx, 5));
}

async function has(ctx: Ctx, found: string): Promise<boolean> {
  const { rows } = await withTransaction(ctx, (tx) =>
    tx.$client.query<{ has: boolean }>(`select exists (${found}) as has`),
  );
  return rows[0]?.has ?? false;
}

interface Known {
  readonly id: string;
  readonly accountId: string;
}

async function volunteerAt(ctx: Ctx, mobile: string): Promise<Known> {
  const { rows } = await withTransaction(ctx, (tx) =>
    tx.$client.query<Known>('select id, account_id as "accountId" from volunteer where mobile = $1', [
      mobile,
    ]),
  );
  const [found] = rows;
  if (!found) throw new Error(`nobody of the demonstration has the number ${mobile}`);
  return found;
}

async function seedShared(then: Ctx, people: People): Promise<void> {
  const office = people.inOffice(then, 'officer');
  const { id } = await volunteerAt(then, shared);
  const { version } = await showRecord(office, id);
  await askPart(office, id, {
    version,
    firstName: 'ژاله',
    lastName: 'صحرایی',
    profession: 'nurse',
    credentialIds: [],
    assignmentIds: [],
    reason: 'دو خواهر با یک گوشی؛ هر دو با کارت ملی به دفتر آمدند.',
  });
}

async function seedMove(then: Ctx): Promise<void> {
  const { accountId } = await volunteerAt(then, mover);
  const own = asVolunteer(then, accountId);
  const { version } = await showOwn(own, tehran);
  await moveOwn(own, { countyCode: tehran, version, releasedIds: [] });
}

/** The code that the person reads out is read where the worker would read it, to send it. */
async function seedLost(then: Ctx, people: People): Promise<void> {
  const office = people.inOffice(then, 'officer');
  const { id } = await volunteerAt(then, lost);
  const browserKey = then.randomBytes(16).toString('hex');
  const { challengeId } = await requestCode(office, { mobile: newNumber, address: '127.0.0.1', browserKey });
  const { rows } = await withTransaction(then, (tx) =>
    tx.$client.query<{ sealed: Buffer }>('select code_sealed as sealed from otp_challenge where id = $1', [
      challengeId,
    ]),
  );
  const code = then.sealing.open(rows[0]?.sealed ?? Buffer.alloc(0), 'otp_challenge.code');
  const { version } = await showNumber(office, id);
  await askNumber(office, id, { version, seen: 'national_card', challengeId, code, browserKey });
}

/** The host gives the office to one person; the next takes it over from them. */
async function seedHandover(then: Ctx): Promise<void> {
  const office = { role: 'council' as const, provinceCode: 'IR-09' };
  let grantId: string | undefined;
  for (const [mobile, name] of holders) {
    const { id: accountId } = await withTransaction(then, async (tx) => {
      const made = await accountForMobile(then, tx, mobile, { displayName: name, isDemo: true });
      await audit(then, tx, { action: 'demonstration.account', targetType: 'account', targetId: made.id });
      return made;
    });
    const form = { formKey: then.newId(), mobile, name };
    await inviteStaff(
      then,
      grantId === undefined ? { ...form, ...office, kind: 'new' } : { ...form, kind: 'successor', grantId },
    );
    const person = asPerson(then, accountId);
    const [offer] = (await listOwnInvitations(person)).items;
    if (!offer) throw new Error(`no invitation is open for ${mobile}`);
    const { version, termsVersion } = offer;
    ({ grantId } = await acceptInvitation(person, offer.id, { version, agreed: true, termsVersion }));
  }
}
