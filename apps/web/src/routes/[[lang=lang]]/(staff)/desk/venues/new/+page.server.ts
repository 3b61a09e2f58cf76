import { venues } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { factsOf, newVenueForm } from '#lib/features/ground/venues/venue-form.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { venueChoices } from '#lib/server/venue-choices.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await venueChoices(event)),
  formKey: crypto.randomUUID(),
  breadcrumb: [
    { label: m.nav_desk(), href: href(paths.desk.home()) },
    { label: m.nav_venues(), href: href(paths.desk.venues.list()) },
    { label: m.venue_new() },
  ],
});

export const actions: Actions = {
  default: (event) =>
    submit(event, newVenueForm, async ({ formKey, ...form }) => {
      const { venueId } = await send(event, venues.create, { body: { formKey, ...factsOf(form) } });
      redirect(303, href(paths.desk.venues.show(venueId, { done: 'created' })));
    }),
};
