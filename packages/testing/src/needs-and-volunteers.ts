import { adultOn } from '@hamyar/domain';
import type { Ctx } from '@hamyar/features/kit/feature';
import { systemChance } from '@hamyar/platform';
import type { World } from './world.ts';

export interface MadeVolunteer {
  readonly id: string;
  readonly accountId: string;
  readonly mobile: string;
  /** Acts as this person. */
  readonly ctx: Ctx;
}

export interface MadeNeed {
  readonly id: string;
  readonly number: number;
  /** One slot for each shift. */
  readonly slotIds: readonly string[];
}

/** Counties the makers use: Mashhad and Tehran. */
export const mashhad = { provinceCode: 'IR-09', countyCode: '0916' };

/** Somebody agrees to what holds for volunteers. */
export async function agreeToAll(world: World, accountId: string): Promise<void> {
  await world.owner.query(
    `insert into consent (account_id, kind, number, agreed_at) select $1, kind, max(number), $2 from statement_version
     where kind in ('volunteer_agreement', 'code_of_conduct', 'safeguarding') group by kind on conflict do nothing`,
    [accountId, world.clock.now()],
  );
}

let made = 0;

/** An active clinical psychologist of Mashhad with a verified credential, unless told otherwise. */
export async function aVolunteer(
  world: World,
  more: {
    profession?: string;
    provinceCode?: string;
    countyCode?: string;
    gender?: 'woman' | 'man' | null;
    languages?: string[];
    verified?: boolean;
    validTo?: string | null;
    weeklyHoursCap?: number;
    isRemote?: boolean;
    radiusKm?: number;
    status?: 'draft' | 'active' | 'paused';
    /** Null: nobody knows whether they are of age. */
    bornOn?: string | null;
  } = {},
): Promise<MadeVolunteer> {
  const [id, accountId] = [systemChance.newId(), systemChance.newId()];
  const mobile = `+98991${String(++made + Math.floor(performance.now()) * 1_000)
    .slice(-7)
    .padStart(7, '0')}`;
  const profession = more.profession ?? 'psychologist';
  const provinceCode = more.provinceCode ?? mashhad.provinceCode;
  const bornOn = more.bornOn === undefined ? '1985-06-05' : more.bornOn;
  await world.owner.query("insert into account (id, mobile, retain_until) values ($1, $2, '2031-01-01')", [
    accountId,
    mobile,
  ]);
  await world.owner.query(
    `insert into volunteer (id, account_id, mobile, first_name, last_name, name_key, gender, profession, province_code, county_code,
       radius_km, is_remote, languages, weekly_hours_cap, status, born_on, adult_on, source, retain_until)
     values ($1, $2, $3, 'سارا', 'نمونه', 'سارانمونه', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'demo', '2031-01-01')`,
    [
      id,
      accountId,
      mobile,
      more.gender ?? null,
      profession,
      provinceCode,
      more.countyCode ?? mashhad.countyCode,
      more.radiusKm ?? 30,
      more.isRemote ?? false,
      more.languages ?? ['fa'],
      more.weeklyHoursCap ?? 20,
      more.status ?? 'active',
      bornOn,
      bornOn && adultOn(bornOn),
    ],
  );
  await agreeToAll(world, accountId);
  if (more.verified !== false) {
    await world.owner.query(
      `insert into credential (volunteer_id, province_code, profession, issuing_body, valid_to, verified_at)
       values ($1, $2, $3, 'سازمان نظام روان‌شناسی', $4, now())`,
      [id, provinceCode, profession, more.validTo ?? null],
    );
  }
  const sessionId = systemChance.newId();
  return {
    id,
    accountId,
    mobile,
    ctx: world.as({ kind: 'person', accountId, sessionId, isVolunteer: true }),
  };
}

/** An open need of Mashhad with one shift tomorrow and one place for a psychologist, unless told otherwise. */
export async function aNeed(
  world: World,
  more: {
    provinceCode?: string;
    countyCode?: string;
    profession?: string;
    theme?: string;
    venueKind?: string;
    count?: number;
    gender?: 'woman' | 'man' | null;
    language?: string | null;
    isRemote?: boolean;
    urgency?: 'normal' | 'urgent' | 'critical';
    status?: 'draft' | 'open' | 'closed';
    /** Start and length of each shift, in hours from now. */
    shifts?: readonly { inHours: number; hours: number }[];
    title?: string;
  } = {},
): Promise<MadeNeed> {
  const now = world.clock.now().getTime();
  const id = systemChance.newId();
  const provinceCode = more.provinceCode ?? mashhad.provinceCode;
  const profession = more.profession ?? 'psychologist';
  const { rows } = await world.owner.query<{ number: string }>(
    `insert into need (id, province_code, county_code, title, theme, target_group, urgency, venue_kind, is_remote,
       profession, starts_on, ends_on, status, source)
     values ($1, $2, $3, $4, $10, 'families', $5, $11, $6, $7, $8, $8, $9, 'officer') returning number`,
    [
      id,
      provinceCode,
      more.countyCode ?? mashhad.countyCode,
      more.title ?? 'مشاوره برای خانواده‌ها',
      more.urgency ?? 'normal',
      more.isRemote ?? false,
      profession,
      new Date(now + 86_400_000).toISOString().slice(0, 10),
      more.status ?? 'open',
      more.theme ?? 'mental_health',
      more.venueKind ?? 'clinic',
    ],
  );
  const slotIds: string[] = [];
  for (const { inHours, hours } of more.shifts ?? [{ inHours: 24, hours: 3 }]) {
    const [shiftId, slotId] = [systemChance.newId(), systemChance.newId()];
    const startsAt = new Date(now + inHours * 3_600_000);
    await world.owner.query('insert into shift (id, need_id, starts_at, ends_at) values ($1, $2, $3, $4)', [
      shiftId,
      id,
      startsAt,
      new Date(startsAt.getTime() + hours * 3_600_000),
    ]);
    await world.owner.query(
      `insert into role_slot (id, shift_id, need_id, province_code, profession, gender, language, count)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        slotId,
        shiftId,
        id,
        provinceCode,
        profession,
        more.gender ?? null,
        more.language ?? null,
        more.count ?? 1,
      ],
    );
    slotIds.push(slotId);
  }
  return { id, number: Number(rows[0]?.number), slotIds };
}

/** An open offer of a slot to a volunteer, as matching would have left it. */
export async function anOffer(
  world: World,
  volunteer: { id: string },
  slotId: string,
  more: { expiresInHours?: number } = {},
): Promise<string> {
  const id = systemChance.newId();
  const now = world.clock.now();
  await world.owner.query(
    `insert into assignment (id, role_slot_id, need_id, volunteer_id, province_code, during, state, source, score,
       offered_at, expires_at)
     select $1, r.id, r.need_id, $2, r.province_code, tstzrange(s.starts_at, s.ends_at), 'offered', 'match', 7000, $4, $5
     from role_slot r join shift s on s.id = r.shift_id where r.id = $3`,
    [id, volunteer.id, slotId, now, new Date(now.getTime() + (more.expiresInHours ?? 12) * 3_600_000)],
  );
  return id;
}
