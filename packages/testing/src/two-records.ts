import type { Ctx } from '@hamyar/features/kit/feature';
import { mergePeople } from '@hamyar/features/service/records/merge-people';
import { showMerge } from '@hamyar/features/service/records/show-merge';
import { aVolunteer, type MadeVolunteer } from './needs-and-volunteers.ts';
import type { World } from './world.ts';

/** As an office imported them: nobody signs in yet. */
export async function withoutAccount(world: World, person: MadeVolunteer): Promise<void> {
  await world.owner.query('update volunteer set account_id = null where id = $1', [person.id]);
}

/** Two records of one woman of Mashhad; the second is the office's, without an account, unless it signs in too. */
export async function twoRecords(
  world: World,
  more: { bothSignIn?: boolean; other?: Parameters<typeof aVolunteer>[1] } = {},
): Promise<{ kept: MadeVolunteer; other: MadeVolunteer }> {
  const kept = await aVolunteer(world);
  const other = await aVolunteer(world, more.other);
  if (!more.bothSignIn) await withoutAccount(world, other);
  return { kept, other };
}

/** Says that two are one as their page shows them; her number stays unless told otherwise. */
export async function joinThem(
  officer: Ctx,
  { kept, other }: { readonly kept: MadeVolunteer; readonly other: MadeVolunteer },
  choices: Partial<Parameters<typeof mergePeople>[2]> = {},
): ReturnType<typeof mergePeople> {
  const { version } = await showMerge(officer, { volunteerId: kept.id, otherId: other.id });
  const body = { otherId: other.id, version, reason: 'کارت ملی را دیدم؛ یک نفر است' };
  return mergePeople(officer, kept.id, { ...body, number: 'kept', ...choices });
}
