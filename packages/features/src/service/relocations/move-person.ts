import type { Answer, HandlerInput, relocations } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { asService, authorise, provincesOf } from '../../ground/access/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { requireVersion } from '../../kit/version.ts';
import { changeHome } from './change-home.ts';
import { volunteerInReach } from './policy.ts';
import { weighMove } from './weigh-move.ts';

/** An officer says, at the request of a volunteer of theirs, that they live elsewhere; a text tells the person, in case it is wrong. */
// eslint-disable-next-line hamyar/verb-guards -- changeHome audits
export async function movePerson(
  asker: Ctx,
  volunteerId: string,
  { countyCode, version, releasedIds, reason }: HandlerInput<typeof relocations.movePerson>['body'],
): Promise<Answer<typeof relocations.movePerson>> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'move-home');
  return withTransaction(ctx, async (tx) => {
    const row = await volunteerInReach(tx, scope, volunteerId);
    const move = await weighMove(ctx, tx, row, countyCode);
    requireVersion(version, move.summary.version);
    const released = await changeHome(asker, ctx, tx, { row, move, releasedIds, reason });
    if (row.accountId !== null)
      await notify(ctx, tx, {
        accountId: row.accountId,
        mobile: row.mobile,
        provinceCode: row.provinceCode,
        template: 'volunteer_moved',
        params: {},
        link: linkPaths.me(),
      });
    const provinces = provincesOf(scope);
    return { released, staysInReach: provinces === null || provinces.includes(move.provinceCode) };
  });
}
