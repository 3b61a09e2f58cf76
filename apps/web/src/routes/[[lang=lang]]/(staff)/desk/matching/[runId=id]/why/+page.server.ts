import { CallError, id, matching, volunteers } from '@hamyar/contracts';
import { toAsciiDigits } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { messageOf } from '#lib/server/form.ts';
import type { PageServerLoad } from './$types';

const mostFound = 12;

export const load: PageServerLoad = async (event) => {
  const { runId } = event.params;
  const query = event.url.searchParams;
  const who = (query.get('who') ?? '').trim().slice(0, 100);
  const need = toAsciiDigits(query.get('need') ?? '')
    .replace(/\D/g, '')
    .slice(0, 10);
  const found = who === '' ? null : await findPeople(event, who);
  const person = query.get('person') ?? (found?.length === 1 ? (found[0]?.volunteerId ?? '') : '');
  const page = Number(/^\d{1,4}$/.exec(query.get('page') ?? '')?.[0] ?? 0);
  const known = id.safeParse(person).success;
  const subject =
    known || need !== '' ? { ...(known ? { volunteerId: person } : {}), ...(need ? { need } : {}) } : null;
  const { run } = await read(event, matching.showRun, { params: { runId }, query: { limit: 1 } });
  return {
    run,
    asked: { who, need, person: known ? person : '' },
    found: known ? null : found,
    // Several people of that name: first the question which of them, then the answer.
    ...(subject && (known || !found)
      ? await explain(event, runId, { ...subject, page })
      : { answer: null, refusal: query.has('need') && who === '' ? m.matching_why_blank() : null }),
    page,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_matching(), href: href(paths.desk.matching.list()) },
      { label: m.matching_tab_proposals(), href: href(paths.desk.matching.show(runId)) },
      { label: m.matching_tab_why() },
    ],
  };
};

/** By name, or by the end of a mobile number when only digits were typed. */
async function findPeople(event: RequestEvent, who: string) {
  const number = toAsciiDigits(who).replace(/[\s-]/g, '');
  const query = /^\+?\d{4,13}$/.test(number)
    ? { mobileTail: number.slice(-10).replace(/^0/, '') }
    : { name: who };
  return (await read(event, volunteers.list, { query: { ...query, limit: mostFound } })).items;
}

/** A refusal is part of the page: the question stays where it can be mended. */
async function explain(
  event: RequestEvent,
  runId: string,
  query: { volunteerId?: string; need?: string; page: number },
) {
  try {
    const answer = await send(
      event,
      matching.explainRun,
      { params: { runId }, query },
      { timeoutMs: 30_000 },
    );
    return { answer, refusal: null };
  } catch (cause) {
    if (!(cause instanceof CallError)) throw cause;
    return { answer: null, refusal: messageOf(cause.body) };
  }
}
