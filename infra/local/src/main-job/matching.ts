import { eventually, type JobWorld, must, people } from './world.ts';
import type { NewVolunteer } from './volunteer.ts';

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
      return page.root.querySelector('button[name="all"]') ? page : undefined;
    },
    60_000,
  );
  const form = proposed.root.querySelector('button[name="all"]')?.closest('form');
  if (!form) throw new Error('the proposals cannot be sent');
  form.setAttribute('id', 'send');
  await browser.submit(proposed, '#send', {}, { name: 'all', value: 'yes' });

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
