import { venues } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { editVenueForm, factsOf } from '#lib/features/ground/venues/venue-form.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { venueChoices } from '#lib/server/venue-choices.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [venue, choices] = await Promise.all([
    read(event, venues.showDesk, { params: event.params }),
    venueChoices(event),
  ]);
  return {
    venue,
    ...choices,
    done: event.url.searchParams.get('done'),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_venues(), href: href(paths.desk.venues.list()) },
      { label: venue.name },
    ],
  };
};

export const actions: Actions = {
  edit: (event) =>
    submit(event, editVenueForm, async ({ version, ...form }) => {
      const { params } = event;
      await send(event, venues.edit, { params, body: { version, ...factsOf(form) } });
      redirect(303, href(paths.desk.venues.show(params.venueId, { done: 'edited' })));
    }),
  open: (event) =>
    submit(event, venues.open.body, async (body) => {
      const { params } = event;
      await send(event, venues.open, { params, body });
      redirect(303, href(paths.desk.venues.show(params.venueId, { done: 'opened' })));
    }),
  close: (event) =>
    submit(event, venues.close.body, async (body) => {
      const { params } = event;
      await send(event, venues.close, { params, body });
      redirect(303, href(paths.desk.venues.show(params.venueId, { done: 'closed' })));
    }),
};
