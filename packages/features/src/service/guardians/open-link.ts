import type { Transaction } from '@hamyar/db';
import { ageStanding, today } from '@hamyar/domain';
import { statementOf } from '../../ground/statements/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { linkVersion } from './present.ts';
import { guardianByToken, type GuardianRow, minorBehind, type MinorRow } from './queries.ts';
import { tokenHash } from './text-guardian.ts';

/** What the link in the text to a guardian opens. */
export interface OpenLink {
  readonly row: GuardianRow;
  readonly minor: MinorRow & { readonly accountId: string };
  /** The version of the guardian's agreement that holds. */
  readonly current: number;
  readonly version: string;
}

/**
 * Opens the link of a guardian; part of the caller's transaction, who has authorised. With `lock` the minor is held, as
 * everybody holds them who writes what hangs on them.
 * @throws Refusal `guardian.link_over` where another guardian or link took its place, or the minor came of age or is erased
 */
export async function openLink(
  ctx: Ctx,
  tx: Transaction,
  { token, lock }: { readonly token: string; readonly lock: boolean },
): Promise<OpenLink> {
  const hash = tokenHash(ctx, token);
  const found = await guardianByToken(tx, hash);
  const minor = found && (await minorBehind(tx, found.volunteerId, lock));
  // Read again behind the lock: the minor may have named another one meanwhile.
  const row = minor && (await guardianByToken(tx, hash));
  const text = await statementOf(tx, 'guardian_agreement');
  const isMinor = ageStanding(minor?.adultOn ?? null, today(ctx.clock.now())) === 'minor';
  if (!row || !text || !isMinor || minor.accountId === null)
    throw new Refusal('not_found', 'guardian.link_over');
  const { accountId } = minor;
  return {
    row,
    minor: { ...minor, accountId },
    current: text.number,
    version: linkVersion(row, text.number),
  };
}
