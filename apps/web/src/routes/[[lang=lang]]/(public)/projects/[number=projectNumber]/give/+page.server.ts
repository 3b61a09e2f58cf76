import { CallError, pledges, projects, statements } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { FormState } from '#lib/form.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { readFields } from '#lib/server/form-data.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was promised before, when the donor came back to change it. */
async function earlierPledge(event: RequestEvent) {
  const key = pledges.pledgeKey.safeParse(event.url.searchParams.get('change')).data;
  if (key === undefined) return null;
  try {
    const pledge = await send(event, pledges.show, { params: { key } });
    return pledge.may.includes('change') ? pledge : null;
  } catch (cause) {
    if (cause instanceof CallError) return null;
    throw cause;
  }
}

/** An amount that was tapped is filled in, and all that was typed beside it stays. */
async function chosenPreset(event: RequestEvent): Promise<FormState | null> {
  const form = await event.request.clone().formData();
  const preset = form.get('preset');
  if (typeof preset !== 'string') return null;
  const { values } = readFields(form);
  return { values: { ...values, 'amountIrr.toman': preset }, errors: {}, message: null, code: null };
}

export const load: PageServerLoad = async (event) => {
  const { number } = event.params;
  const [project, terms, pledge] = await Promise.all([
    read(event, projects.show, { params: { number } }),
    read(event, statements.show, { params: { kind: 'giver_terms' }, query: {} }),
    earlierPledge(event),
  ]);
  const suggested = event.url.searchParams.get('toman') ?? '';
  return {
    project,
    pledge,
    termsNumber: terms.number,
    toman: pledge ? String(BigInt(pledge.amountIrr) / 10n) : /^\d{1,9}$/.test(suggested) ? suggested : '',
    breadcrumb: [
      { label: m.projects_title(), href: href(paths.projects.list()) },
      { label: project.title, href: href(paths.projects.show(project.number)) },
      { label: m.project_give() },
    ],
  };
};

export const actions: Actions = {
  default: async (event) => {
    const preset = await chosenPreset(event);
    if (preset) return preset;
    return submit(event, pledges.make.body, async (body) => {
      const { key } = await send(event, pledges.make, {
        params: { number: event.params.number },
        body: { ...body, locale: event.locals.locale },
      });
      redirect(303, href(paths.giving.pledge(key)));
    });
  },
};
