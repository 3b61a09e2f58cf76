import type { Answer, offices } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { isoDayToSolar, today } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { accountIdOf, asService, authorise, withinScope } from '../access/index.ts';
import { accountNames } from '../identity/index.ts';
import { listsOf } from '../lists/index.ts';
import { placeOf } from './policy.ts';
import {
  officeVersionOf,
  presentAccount,
  presentContact,
  presentPlace,
  presentReadiness,
} from './present.ts';
import { accountsOf, lastReceipt, readinessFacts, versionsOf } from './queries.ts';

/** One office as its administrators see it. */
export async function showDesk(asker: Ctx, slug: string): Promise<Answer<typeof offices.showDesk>> {
  const scope = authorise(asker, 'offices.manage');
  const provinceCode = placeOf(slug);
  withinScope(scope, provinceCode);
  // Names of colleagues, the receipts of the treasury: told here and kept from whoever only administers people.
  const ctx = asService(asker, 'office-readiness');
  return withTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const day = today(now);
    const versions = await versionsOf(tx, provinceCode);
    const accounts = await accountsOf(tx, provinceCode);
    const [facts] = await readinessFacts(tx, { now, today: day }, { provinceCode });
    const people = [
      ...versions.map(({ recordedBy }) => recordedBy),
      ...accounts.flatMap(({ madeBy, confirmedBy }) => [madeBy, confirmedBy]),
    ];
    const names = await accountNames(tx, [...new Set(people.filter((one) => one !== null))]);
    const [current] = versions;
    const { intention } = await listsOf(ctx, tx);
    const { year } = isoDayToSolar(day);
    return {
      ...presentPlace(provinceCode),
      version: officeVersionOf(provinceCode, current?.number ?? 0),
      contact: current ? presentContact(current) : null,
      earlier: versions.map(({ number, recordedAt, recordedBy }) => ({
        number,
        recordedAt: recordedAt.toISOString(),
        by: (recordedBy && names.get(recordedBy)) || null,
      })),
      accounts: accounts.map((row) => presentAccount(row, names, accountIdOf(asker), day, intention)),
      receipts:
        provinceCode === null ? null : { year, next: (await lastReceipt(tx, provinceCode, year)) + 1 },
      readiness: presentReadiness(facts?.met ?? new Set()),
    };
  });
}
