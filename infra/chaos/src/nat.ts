import { aProject } from '@hamyar/api/tests/calls';
import { figure, type Row } from '@hamyar/bench/report';
import { aNeed } from '@hamyar/testing/needs-and-volunteers';
import { ask, type Asker, askCode, type Crowd, openCrowd, type Told, typeCode } from './crowd.ts';

const people = 5_000;
/** They come within an hour, as in an evening after the news. */
const betweenMs = 3_600_000 / people;
const atOnce = 4;
const places = 50;
/** Carriers hide thousands behind one address. */
const address = '5.112.0.1';
/** The limit of requests knows the real minute alone, and ours pass sixty times too fast: it is left a tenth of room. */
const requestsAMinute = 18_000;

const mobileOf = (n: number): string => `0935${String(n).padStart(7, '0')}`;

/** 5,000 honest people behind one address sign in, look around, give, and answer an offer. Nobody may be refused. */
export async function nat(): Promise<Row[]> {
  const crowd = await openCrowd();
  try {
    const project = await aProject(crowd.api);
    await offerToAll(crowd);
    const told: { name: string; answer: Told<unknown> }[] = [];
    const pace = makePace();
    let next = 0;
    const startedAt = performance.now();
    const visitAll = async () => {
      for (let n = next++; n < people; n = next++) {
        crowd.api.world.clock.advance(betweenMs);
        await pace();
        for await (const answer of visit(crowd, n, project)) told.push(answer);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, visitAll));
    return rowsOf(told, (performance.now() - startedAt) / 1_000);
  } finally {
    await crowd.close();
  }
}

/** What one of them does, step by step; who is refused stays there. */
async function* visit(
  crowd: Crowd,
  n: number,
  project: string,
): AsyncGenerator<{ name: string; answer: Told<unknown> }> {
  const who: Asker = { address, cookies: {} };
  const asked = await askCode(crowd, who, mobileOf(n));
  yield { name: 'code', answer: asked };
  if (asked.status !== 200) return;
  yield { name: 'signIn', answer: await typeCode(crowd, who, asked.body.challengeId) };
  yield { name: 'page', answer: await ask(crowd, who, { method: 'GET', url: '/needs' }) };
  yield { name: 'page', answer: await ask(crowd, who, { method: 'GET', url: `/projects/${project}` }) };
  const pledged = await ask<{ key: string }>(crowd, who, {
    method: 'POST',
    url: `/projects/${project}/pledges`,
    body: { amountIrr: '5000000' },
  });
  yield { name: 'gift', answer: pledged };
  const begun = await ask<{ redirectUrl: string }>(crowd, who, {
    method: 'POST',
    url: `/pledges/${pledged.body.key}/payments`,
  });
  yield { name: 'gift', answer: begun };
  const body = { authority: begun.body.redirectUrl?.slice(-36), status: 'OK' };
  yield { name: 'gift', answer: await ask(crowd, who, { method: 'POST', url: '/payments/return', body }) };
  const offers = await ask<{ items: { id: string }[] }>(crowd, who, {
    method: 'GET',
    url: '/offers',
  });
  yield { name: 'answer', answer: offers };
  const offer = offers.body.items?.[0]?.id;
  const answer =
    n % 2 === 0
      ? { url: `/offers/${offer}/accept` }
      : { url: `/offers/${offer}/decline`, body: { reason: 'time' } };
  yield { name: 'answer', answer: await ask(crowd, who, { method: 'POST', ...answer }) };
}

/** Waits where a real minute's requests are used up. */
function makePace(): () => Promise<void> {
  const requestsOfOne = 9;
  let minuteEndsAt = performance.now() + 60_000;
  let sent = 0;
  return async () => {
    if (sent + requestsOfOne * atOnce > requestsAMinute)
      await new Promise((over) => setTimeout(over, Math.max(0, minuteEndsAt - performance.now()) + 1_000));
    if (performance.now() > minuteEndsAt) {
      minuteEndsAt = performance.now() + 60_000;
      sent = 0;
    }
    sent += requestsOfOne;
  };
}

/** Each of them is a volunteer who was offered a place of tomorrow. */
async function offerToAll({ api: { world } }: Crowd): Promise<void> {
  const slots: string[] = [];
  for (let n = 0; n < places; n++) slots.push(...(await aNeed(world, { count: people / places })).slotIds);
  const now = world.clock.now();
  await world.owner.query(
    `with of_all as (select n, uuidv7() as account_id, uuidv7() as id,
        '+98935' || lpad(n::text, 7, '0') as mobile from generate_series(0, $1::int - 1) n),
      accounts as (insert into account (id, mobile, retain_until)
        select account_id, mobile, '2031-01-01' from of_all returning id),
      volunteers as (insert into volunteer (id, account_id, mobile, first_name, last_name, profession, province_code,
          county_code, radius_km, is_remote, languages, weekly_hours_cap, status, born_on, adult_on, source, retain_until)
        select id, account_id, mobile, 'سارا', 'نمونه', 'psychologist', 'IR-09', '0916', 30, false, '{fa}', 20, 'active',
          '1985-06-05', '2003-06-05', 'demo', '2031-01-01' from of_all returning id),
      credentials as (insert into credential (volunteer_id, province_code, profession, issuing_body, verified_at)
        select id, 'IR-09', 'psychologist', 'psychology_organisation', $3::timestamptz from of_all returning id),
      agreed as (insert into consent (account_id, kind, number, agreed_at)
        select a.id, s.kind, s.number, $3::timestamptz from accounts a cross join statement_version s
        where s.number = 1 and s.kind in ('volunteer_agreement', 'code_of_conduct', 'safeguarding'))
      insert into assignment (role_slot_id, need_id, volunteer_id, province_code, during, state, source, score,
          offered_at, expires_at)
        select r.id, r.need_id, o.id, r.province_code, tstzrange(s.starts_at, s.ends_at), 'offered', 'match', 7000, $3,
          $3::timestamptz + interval '12 hours'
        from of_all o join role_slot r on r.id = ($2::uuid[])[1 + o.n % array_length($2::uuid[], 1)]
          join shift s on s.id = r.shift_id`,
    [people, slots, now],
  );
}

function rowsOf(told: readonly { name: string; answer: Told<unknown> }[], seconds: number): Row[] {
  const refused = told.filter(({ answer }) => answer.status !== 200);
  for (const { name, answer } of refused.slice(0, 5))
    console.error(`${name}: ${answer.status} ${JSON.stringify(answer.body)}`);
  const p95 = (name?: string) => {
    const times = told
      .filter((one) => name === undefined || one.name === name)
      .map(({ answer }) => answer.ms);
    return times.sort((one, two) => one - two)[Math.floor(times.length * 0.95)] ?? Number.NaN;
  };
  const steps = [...new Set(told.map(({ name }) => name))];
  return [
    figure('refused', refused.length, 'count'),
    figure('p95', p95(), 'ms'),
    ...steps.map((step) => figure(`p95.${step}`, p95(step), 'ms')),
    figure('people', people, 'count'),
    figure('answered', told.length - refused.length, 'count'),
    figure('took', seconds, 's'),
  ];
}
