import { consents, credentials, guardians, volunteers } from '@hamyar/contracts';
import { inTehran } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { hoursBounds } from '#lib/features/service/volunteers/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { ownProfile } from '#lib/server/own-profile.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const profile = await ownProfile(event);
  const step = event.params.step;
  const steps = profile?.steps ?? volunteers.welcomeStep.options;
  const early = !profile && step !== 'name';
  const unready = step === 'review' && profile && profile.missing.length > 0;
  if (!steps.includes(step) || early || unready) redirect(303, href(paths.welcome.resume()));
  const chosen = event.url.searchParams.get('province');
  return {
    profile,
    step,
    steps,
    back: backOf(event),
    agreements: step === 'agreements' ? await read(event, consents.list) : null,
    provinceCode: chosen ?? profile?.provinceCode ?? null,
    today: inTehran(new Date()).day,
  };
};

/** Page to return to when one line is being changed. */
function backOf(event: Pick<RequestEvent, 'url'>): 'review' | 'me' | null {
  const back = event.url.searchParams.get('back');
  return back === 'review' || back === 'me' ? back : null;
}

/** After an answer: the next question, or back to where «تغییر» was chosen unless the change asks for more. */
function goToNext(event: RequestEvent, step: volunteers.WelcomeStepName, profile: volunteers.Profile): never {
  const back = backOf(event);
  const [missing] = profile.missing;
  if (back && missing) redirect(303, href(paths.welcome.step(missing, { back })));
  if (back === 'me') redirect(303, href(paths.me.home({ saved: '1' })));
  if (back === 'review') redirect(303, href(paths.welcome.step('review')));
  const next = profile.steps[profile.steps.indexOf(step) + 1] ?? 'review';
  redirect(303, href(paths.welcome.step(next)));
}

const part = volunteers.profileChange.shape;
/** What each screen must hold to be sent; the rules themselves are the API's. */
const answers: Partial<
  Record<volunteers.WelcomeStepName, z.ZodType<z.input<typeof volunteers.profileChange>>>
> = {
  name: z.object({ firstName: part.firstName.default(''), lastName: part.lastName.default('') }),
  'birth-day': volunteers.profileChange.pick({ bornOn: true }).required(),
  profession: volunteers.profileChange.pick({ profession: true }).required(),
  reach: volunteers.profileChange.pick({ radiusKm: true, isRemote: true }).required(),
  times: volunteers.profileChange.pick({ blocks: true, weeklyHoursCap: true }).required(),
  about: volunteers.profileChange.pick({ gender: true, languages: true }),
  'national-id': volunteers.profileChange.pick({ nationalId: true, paperKind: true, paperCountry: true }),
};

export const actions: Actions = {
  save: async (event) => {
    const { step } = event.params;
    if (step === 'licence') return saveLicence(event);
    if (step === 'province') return saveProvince(event);
    if (step === 'county') return saveCounty(event);
    if (step === 'agreements') return saveAgreements(event);
    if (step === 'guardian') return saveGuardian(event);
    const schema = answers[step] ?? volunteers.profileChange.pick({});
    const own = {
      weeklyHoursCap: m.welcome_hours_invalid(hoursBounds()),
      profession: m.error_profession_unknown(),
      bornOn: m.welcome_birth_day_missing(),
    };
    return submit(
      event,
      schema,
      async (body) => {
        const { profile } = await send(event, volunteers.saveProfile, { body });
        goToNext(event, step, profile);
      },
      own,
    );
  },
  forget: (event) =>
    submit(event, z.object({}), async () => {
      const { profile } = await send(event, volunteers.saveProfile, { body: { nationalId: '' } });
      goToNext(event, 'national-id', profile);
    }),
  confirm: (event) =>
    submit(event, z.object({}), async () => {
      await send(event, volunteers.confirmProfile);
      redirect(303, href(paths.me.home({ welcome: '1' })));
    }),
};

/** A licence that is recorded need not be typed again to go on; a change of it needs its number. */
async function saveLicence(event: RequestEvent) {
  const known = (await ownProfile(event))?.licence ?? null;
  const isKept = (typed: { issuingBody: string; validTo?: string | undefined }) =>
    known !== null && typed.issuingBody === known.issuingBody && (typed.validTo ?? null) === known.validTo;
  const schema = credentials.submit.body
    .partial({ number: true })
    .refine((typed) => typed.number !== undefined || isKept(typed), { path: ['number'] });
  return submit(
    event,
    schema,
    async ({ number, ...rest }) => {
      if (number !== undefined) await send(event, credentials.submit, { body: { number, ...rest } });
      const { profile } = await read(event, volunteers.showProfile);
      if (profile) goToNext(event, 'licence', profile);
    },
    known ? { number: m.welcome_licence_number_again() } : {},
  );
}

/** What was shown is agreed to, and nothing that was published since. */
function saveAgreements(event: RequestEvent) {
  return submit(event, consents.give.body, async (body) => {
    await send(event, consents.give, { body });
    const { profile } = await read(event, volunteers.showProfile);
    if (profile) goToNext(event, 'agreements', profile);
  });
}

/** Naming the guardian texts them; the welcome goes on meanwhile. */
function saveGuardian(event: RequestEvent) {
  return submit(
    event,
    guardians.name.body,
    async (body) => {
      await send(event, guardians.name, { body });
      const { profile } = await read(event, volunteers.showProfile);
      if (profile) goToNext(event, 'guardian', profile);
    },
    { name: m.error_name_missing(), mobile: m.error_mobile_invalid() },
  );
}

/** A draft keeps its province at once; someone already active changes province and county together, on the next screen. */
function saveProvince(event: RequestEvent) {
  return submit(event, volunteers.profileChange.pick({ provinceCode: true }).required(), async (body) => {
    const profile = await ownProfile(event);
    if (profile?.status === 'draft') await send(event, volunteers.saveProfile, { body });
    const query = new URLSearchParams({ province: body.provinceCode });
    const back = backOf(event);
    if (back) query.set('back', back);
    redirect(303, href(paths.welcome.step('county', query)));
  });
}

/** Whoever is active and lives in a county already sees what moving comes to before it is done. */
function saveCounty(event: RequestEvent) {
  const schema = volunteers.profileChange.pick({ provinceCode: true, countyCode: true }).required();
  return submit(event, schema, async (body) => {
    const known = await ownProfile(event);
    const moves = known?.status !== 'draft' && known?.countyCode && known.countyCode !== body.countyCode;
    if (moves) redirect(303, href(paths.me.move({ county: body.countyCode, back: backOf(event) })));
    const { profile } = await send(event, volunteers.saveProfile, { body });
    goToNext(event, 'county', profile);
  });
}
