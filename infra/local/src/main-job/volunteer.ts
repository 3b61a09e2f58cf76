import type { Browser, Page } from '../http-browser.ts';
import { eventually, type JobWorld, people } from './world.ts';

export interface NewVolunteer {
  readonly mobile: string;
  readonly browser: Browser;
  readonly id: string;
}

const days = [0, 1, 2, 3, 4, 5, 6];
const blocks = ['morning', 'afternoon', 'evening', 'night'];

/** Step 2: someone of the profession and county most wanted signs up, one question a screen; an officer confirms the licence. */
export async function signUpVolunteer(world: JobWorld): Promise<NewVolunteer> {
  const mobile = '09121230017';
  const { browser, page } = await world.signIn(mobile);
  if (!page.url.includes('/welcome'))
    throw new Error(`a new person was led to ${page.url}, not to the welcome`);
  await answerQuestions(browser, page, await mostWanted(world));
  const [row] = await world.rows<{ id: string; status: string }>(
    "select id, status from volunteer where mobile = '+98' || substr($1, 2)",
    [mobile],
  );
  if (row?.status !== 'active')
    throw new Error(`the volunteer is ${row?.status ?? 'not there'} after the last question`);
  await confirmLicence(world, row.id);
  return { mobile, browser, id: row.id };
}

export interface Wanted {
  readonly profession: string;
  readonly countyCode: string;
}

/** Whom the largest open place of the province in the coming weeks asks for, and where. */
export async function mostWanted(world: JobWorld): Promise<Wanted> {
  const [row] = await world.rows<Wanted>(
    `select r.profession, n.county_code as "countyCode"
     from role_slot r join need n on n.id = r.need_id join shift s on s.id = r.shift_id
     where n.province_code = 'IR-09' and n.status = 'open' and n.source = 'import'
       and s.starts_at between now() + interval '2 days' and now() + interval '50 days'
       and r.gender is null and r.language is null and r.profession not in ('social_worker', 'teacher')
     order by r.count desc, r.id limit 1`,
  );
  if (!row) throw new Error('no open need of Razavi Khorasan asks for a licensed profession');
  return row;
}

async function answerQuestions(browser: Browser, first: Page, wanted: Wanted): Promise<void> {
  let page = first;
  for (let screen = 0; screen < 15; screen++) {
    if (page.status !== 200) throw new Error(`${page.url} answered ${page.status}`);
    const step = /\/welcome\/([a-z-]+)/.exec(page.url)?.[1] ?? '';
    if (step === 'review') {
      await browser.submit(page, 'form[action*="confirm"]');
      return;
    }
    const url = page.url;
    page = await browser.submit(page, 'main form', answerTo(step, wanted));
    if (page.url.split('?')[0] === url.split('?')[0] && step !== 'county') {
      throw new Error(`the question ${step} was not taken: ${page.text.slice(0, 500)}`);
    }
  }
  throw new Error('the questions do not end');
}

function answerTo(step: string, { profession, countyCode }: Wanted): Record<string, string | string[]> {
  const answers: Record<string, Record<string, string | string[]>> = {
    name: { firstName: 'پریسا', lastName: 'آزموده' },
    'birth-day': { 'bornOn.day': '15', 'bornOn.month': '3', 'bornOn.year': '1364' },
    profession: { profession },
    licence: { number: '۱۲۳۴۵۶' },
    province: { provinceCode: 'IR-09' },
    county: { countyCode },
    reach: { 'radiusKm.number': '100', 'isRemote.flag': 'yes' },
    times: {
      'blocks[]': days.flatMap((day) => blocks.map((block) => `${day}-${block}`)),
      'weeklyHoursCap.number': '۲۰',
    },
    about: { gender: 'woman' },
    'national-id': {},
    agreements: {},
  };
  const answer = answers[step];
  if (!answer) throw new Error(`the welcome asks something new: ${step}`);
  return answer;
}

async function confirmLicence(world: JobWorld, volunteerId: string): Promise<void> {
  const browser = await world.staff(people.officer);
  const [credential] = await world.rows<{ id: string }>('select id from credential where volunteer_id = $1', [
    volunteerId,
  ]);
  const queue = await browser.get('/desk/credentials');
  if (!queue.root.querySelector(`a[href$="/desk/credentials/${credential?.id}"]`)) {
    throw new Error('the new licence is not in the queue of the province');
  }
  const page = await browser.get(`/desk/credentials/${credential?.id}`);
  const shown = await browser.submit(page, 'form[action*="reveal"]');
  await browser.submit(shown, 'form[action*="verify"]');
  await eventually('the verified licence', async () => {
    const rows = await world.rows('select from credential where id = $1 and verified_at is not null', [
      credential?.id,
    ]);
    return rows.length === 1;
  });
}
