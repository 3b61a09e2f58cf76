import type { Answer, guardians } from '@hamyar/contracts';
import { guardian, type Transaction, withTransaction } from '@hamyar/db';
import { ageStanding, guardedStandings, parseMobile, parsePersonName, today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountOf, asService, authorise } from '../../ground/access/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { type FieldRefusal, invalidField, Refusal } from '../../kit/refusal.ts';
import { guardianWithdrew } from './events.ts';
import { presentGuardian } from './present.ts';
import { guardianOf, guardianRow, type MinorRow, minorOf } from './queries.ts';
import { textGuardian } from './text-guardian.ts';

/** Names who answers for the caller, who is a minor, and texts them a link. Named again as they are, nothing changes. */
export async function nameGuardian(
  asker: Ctx,
  input: { name: string; mobile: string },
): Promise<Answer<typeof guardians.name>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const named = readGuardian(input);
  const ctx = asService(asker, 'own-guardian');
  return withTransaction(ctx, async (tx) => {
    const minor = await requireMinor(ctx, tx, accountId);
    if (named.mobile === minor.mobile) throw invalidField('mobile', 'guardian.own_number');
    const before = await guardianRow(tx, minor.id);
    if (before?.name === named.name && before.mobile === named.mobile) return presentGuardian(ctx, tx, minor);
    const stood = guardedStandings.includes(await guardianOf(tx, minor.id));
    if (before) await tx.delete(guardian).where(eq(guardian.id, before.id));
    await tx.insert(guardian).values({
      id: ctx.newId(),
      volunteerId: minor.id,
      ...named,
      tokenHash: await textGuardian(ctx, tx, { volunteerId: minor.id, mobile: named.mobile }),
      namedAt: ctx.clock.now(),
      retainUntil: minor.adultOn,
    });
    await audit(asker, tx, {
      action: 'guardian.named',
      targetType: 'volunteer',
      targetId: minor.id,
      provinceCode: minor.provinceCode,
      detail: { replaced: before !== null },
    });
    if (stood) await emit(ctx, tx, guardianWithdrew, accountId, { accountId });
    return presentGuardian(ctx, tx, minor);
  });
}

/** Both answers are judged before either is refused, so that the screen is mended in one go. */
function readGuardian(input: { name: string; mobile: string }): { name: string; mobile: string } {
  const name = parsePersonName(input.name);
  const mobile = parseMobile(input.mobile);
  const faults: FieldRefusal[] = [
    ...('fault' in name ? [{ path: 'name', reason: `name.${name.fault}` } as const] : []),
    ...(mobile === null ? [{ path: 'mobile', reason: 'mobile.invalid' } as const] : []),
  ];
  const [first] = faults;
  if (first || 'fault' in name || mobile === null)
    throw new Refusal('invalid', first?.reason ?? 'mobile.invalid', { fields: faults });
  return { name: name.name, mobile };
}

/**
 * The caller's own record, locked, where they are a minor; part of the caller's transaction.
 * @throws Refusal `volunteer.no_profile`, `guardian.not_needed`
 */
export async function requireMinor(
  ctx: Ctx,
  tx: Transaction,
  accountId: string,
): Promise<MinorRow & { readonly adultOn: string }> {
  const minor = await minorOf(tx, accountId, true);
  if (!minor) throw new Refusal('precondition', 'volunteer.no_profile');
  const { adultOn } = minor;
  if (adultOn === null || ageStanding(adultOn, today(ctx.clock.now())) !== 'minor')
    throw new Refusal('precondition', 'guardian.not_needed');
  return { ...minor, adultOn };
}
