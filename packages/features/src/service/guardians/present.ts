import type { Answer, guardians } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { ageStanding, maskMobile, today } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { versionOf } from '../../kit/version.ts';
import { guardianOf, guardianRow, type GuardianRow, type MinorRow } from './queries.ts';

/** What a guardian agreed to last; null where they did not, or took it back. */
export const agreedOf = ({ agreedNumber, agreedAt, withdrawnAt }: GuardianRow) =>
  agreedNumber === null || agreedAt === null || withdrawnAt !== null
    ? null
    : { number: agreedNumber, at: agreedAt.toISOString() };

/** Of what a guardian has seen: the text that holds, and how they stand to it. */
export const linkVersion = (row: GuardianRow, current: number): string =>
  versionOf([
    row.id,
    String(current),
    row.agreedAt?.toISOString() ?? '',
    row.withdrawnAt?.toISOString() ?? '',
  ]);

/** Whom a minor named, to the minor. */
export async function presentGuardian(
  ctx: Ctx,
  tx: Transaction,
  minor: MinorRow | null,
): Promise<Answer<typeof guardians.show>> {
  const age = ageStanding(minor?.adultOn ?? null, today(ctx.clock.now()));
  if (minor === null || age !== 'minor') return { age, standing: 'none', guardian: null, may: [] };
  const standing = await guardianOf(tx, minor.id);
  const row = await guardianRow(tx, minor.id);
  const isSettled = standing === 'stands';
  return {
    age,
    standing,
    guardian: row && {
      name: row.name,
      mobileMasked: maskMobile(row.mobile),
      namedAt: row.namedAt.toISOString(),
      agreed: agreedOf(row),
    },
    may: ['name', ...(row && !isSettled ? (['remind'] as const) : [])],
  };
}
