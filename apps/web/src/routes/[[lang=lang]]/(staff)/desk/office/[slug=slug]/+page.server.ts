import { offices, places } from '@hamyar/contracts';
import { toSolarHijri, inTehran } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { nameOfOffice } from '#lib/features/ground/offices/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [office, terms] = await Promise.all([
    read(event, offices.showDesk, { params: { slug: event.params.slug } }),
    read(event, places.listTerms),
  ]);
  return {
    office,
    intentions: terms.intentions,
    formKey: crypto.randomUUID(),
    year: toSolarHijri(inTehran(new Date()).day).year,
    done: event.url.searchParams.get('done'),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.office_desk_title(), href: href(paths.desk.office.list()) },
      { label: nameOfOffice(office) },
    ],
  };
};

type Event = RequestEvent<{ slug: string }>;
const done = (event: Event, what: string): never =>
  redirect(303, href(paths.desk.office.show(event.params.slug, { done: what })));
const slugOf = (event: Event) => ({ slug: event.params.slug });

export const actions: Actions = {
  revise: (event) =>
    submit(event, offices.revise.body, async (body) => {
      await send(event, offices.revise, { params: slugOf(event), body });
      done(event, 'saved');
    }),
  bank: (event) =>
    submit(event, offices.addAccount.body, async (body) => {
      await send(event, offices.addAccount, { params: slugOf(event), body });
      done(event, 'proposed');
    }),
  terminal: (event) =>
    submit(event, offices.addTerminal.body, async (body) => {
      await send(event, offices.addTerminal, { params: slugOf(event), body });
      done(event, 'proposed');
    }),
  test: (event) =>
    submit(
      event,
      offices.testTerminal.body.extend(offices.testTerminal.params.shape),
      async ({ accountId, ...body }) => {
        await send(event, offices.testTerminal, { params: { accountId }, body });
        done(event, 'tested');
      },
    ),
  confirm: (event) =>
    submit(
      event,
      offices.confirmAccount.body.extend(offices.confirmAccount.params.shape),
      async ({ accountId, ...body }) => {
        await send(event, offices.confirmAccount, { params: { accountId }, body });
        done(event, 'confirmed');
      },
    ),
  end: (event) =>
    submit(
      event,
      offices.endAccount.body.extend(offices.endAccount.params.shape),
      async ({ accountId, ...body }) => {
        await send(event, offices.endAccount, { params: { accountId }, body });
        done(event, 'ended');
      },
    ),
};
