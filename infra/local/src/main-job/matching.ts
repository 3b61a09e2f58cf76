import { inTehran, toSolarHijri } from '@hamyar/i18n';
import type { NewVolunteer } from './volunteer.ts';
import { eventually, type JobWorld, must, people } from './world.ts';

/** Step 3: proposals for the province, offers to all, and the new volunteer accepts from the link in the SMS. */
export async function matchAndAccept(
  world: JobWorld,
  volunteer: NewVolunteer,
): Promise<Record<string, number>> {
  const browser = await world.staff(people.officer);
  const run = await browser.submit(await browser.get('/desk/matching'), 'main form');
  const proposed = await eventually(
    'proposals',
    async () => {
      const page = await browser.get(run.url);
      return page.root.querySelector('a[href$="/send"]') ? page : undefined;
    },
    60_000,
  );
  const summary = proposed.root.querySelector('a[href$="/send"]')?.getAttribute('href');
  if (!summary) throw new Error('the proposals cannot be sent');
  await browser.submit(await browser.get(summary), 'main form', {}, { name: 'all.flag', value: 'yes' });

  const link = await eventually('the offer in an SMS', async () => {
    const texts = await world.messages(volunteer.mobile);
    return texts.map((text) => /\/offers\/[0-9a-f-]{36}/.exec(text)?.[0]).find(Boolean);
  });
  const offer = await volunteer.browser.get(link);
  const accepted = await volunteer.browser.submit(offer, 'form[action*="accept"]');
  must('answer to accepting', accepted.status, 200);
  const [mine] = await world.rows<{ n: number }>(
    "select count(*)::int as n from assignment where volunteer_id = $1 and state = 'accepted'",
    [volunteer.id],
  );
  must('accepted places of the volunteer', mine?.n, 1);
  const [over] = await world.rows<{ n: number }>(
    'select count(*)::int as n from role_slot where taken > count',
  );
  must('slots above their capacity', over?.n, 0);
  const [offers] = await world.rows<{ n: number }>(
    "select count(*)::int as n from assignment where state in ('offered', 'accepted')",
  );
  return { offersSent: offers?.n ?? 0 };
}

/** Seconds within which a need that somebody opens must be offered. */
const promisedMs = 10_000;

/** Step 3, last part: an officer opens a need, and whom it fits is asked at once, without a run. */
export async function offerAtOnce(world: JobWorld): Promise<Record<string, number>> {
  const browser = await world.staff(people.officer);
  const [wanted] = await world.rows<{ profession: string; countyCode: string }>(
    `select v.profession, v.county_code as "countyCode" from volunteer v
     where v.province_code = 'IR-09' and v.status = 'active' and v.account_id is not null and v.county_code is not null
       and v.weekly_hours_cap >= 4 and exists (select from credential c where c.volunteer_id = v.id
         and c.profession = v.profession and c.verified_at is not null and (c.valid_to is null or c.valid_to > now() + interval '30 days'))
       and not exists (select from assignment a where a.volunteer_id = v.id)
       and (select count(distinct w.weekday) from availability_window w
         where w.volunteer_id = v.id and w.start_minute <= 540 and w.end_minute >= 660) >= 1
     order by v.id limit 1`,
  );
  if (!wanted) throw new Error('nobody of Razavi Khorasan is free to be asked');
  const page = await browser.get('/desk/needs/new');
  const startedAt = performance.now();
  const made = await browser.submit(page, 'main form', newNeed(wanted));
  const number = /created=(\d+)/.exec(made.url)?.[1];
  if (!number) throw new Error(`the need was not taken: ${made.text.slice(0, 500)}`);
  await eventually(
    'an offer of the new need',
    async () => {
      const rows = await world.rows(
        "select from assignment a join need n on n.id = a.need_id where n.number = $1 and a.state = 'offered'",
        [number],
      );
      return rows.length > 0;
    },
    promisedMs,
  );
  return { needToOfferMs: Math.round(performance.now() - startedAt) };
}

/** Two hours on every morning of the week after next. */
function newNeed({ profession, countyCode }: { profession: string; countyCode: string }) {
  const day = (days: number) => toSolarHijri(inTehran(new Date(Date.now() + days * 86_400_000)).day);
  const dated = (name: string, { year, month, day }: ReturnType<typeof toSolarHijri>) => ({
    [`${name}.year`]: String(year),
    [`${name}.month`]: String(month),
    [`${name}.day`]: String(day),
  });
  return {
    title: 'همراهی صبحگاهی با خانواده‌ها',
    countyCode,
    venueKind: 'clinic',
    theme: 'mental_health',
    targetGroup: 'families',
    urgency: 'urgent',
    ...dated('startsOn', day(8)),
    ...dated('endsOn', day(14)),
    'startMinute.number': '540',
    'endMinute.number': '660',
    profession,
    'count.number': '۲',
  };
}
