import { staff } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { nameWord } from '#lib/features/ground/staff/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const deeds = ['ended', 'proposed', 'suspended', 'confirmed', 'withdrawn', 'counties'] as const;

export const load: PageServerLoad = async (event) => {
  const { grant } = await read(event, staff.show, { params: event.params });
  const done = event.url.searchParams.get('done');
  return {
    grant,
    done: deeds.find((deed) => deed === done) ?? null,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_staff(), href: href(paths.desk.staff.list()) },
      { label: nameWord(grant.name) },
    ],
  };
};

function back(grantId: string, done: (typeof deeds)[number]): never {
  redirect(303, href(paths.desk.staff.show(grantId, { done })));
}

export const actions: Actions = {
  confirm: (event) =>
    submit(event, staff.confirmChange.body, async (body) => {
      await send(event, staff.confirmChange, { params: event.params, body });
      back(event.params.grantId, 'confirmed');
    }),
  withdraw: (event) =>
    submit(event, staff.withdrawChange.body, async (body) => {
      await send(event, staff.withdrawChange, { params: event.params, body });
      back(event.params.grantId, 'withdrawn');
    }),
};
