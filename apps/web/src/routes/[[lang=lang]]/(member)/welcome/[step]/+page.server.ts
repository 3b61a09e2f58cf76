import {
  confirmProfile,
  myProfile,
  type Profile,
  profileChange,
  saveProfile,
  submitCredential,
  welcomeStep,
  type WelcomeStepName,
} from '@hamyar/contracts';
import { inTehran } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { ownProfile } from '#lib/server/own-profile.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const profile = await ownProfile(event);
  const step = welcomeStep.safeParse(event.params.step).data;
  const steps = profile?.steps ?? welcomeStep.options;
  const early = !profile && step !== 'name';
  const unready = step === 'review' && profile && profile.missing.length > 0;
  if (!step || !steps.includes(step) || early || unready) redirect(303, href('/welcome'));
  const chosen = event.url.searchParams.get('province');
  return {
    profile,
    step,
    steps,
    back: backOf(event),
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
function goOn(event: RequestEvent, step: WelcomeStepName, profile: Profile): never {
  const back = backOf(event);
  if (back && profile.missing.length > 0) redirect(303, href(`/welcome/${profile.missing[0]}?back=${back}`));
  if (back === 'me') redirect(303, `${href('/me')}?saved=1`);
  if (back === 'review') redirect(303, href('/welcome/review'));
  const next = profile.steps[profile.steps.indexOf(step) + 1] ?? 'review';
  redirect(303, href(`/welcome/${next}`));
}

const part = profileChange.shape;
/** What each screen must hold to be sent; the rules themselves are the API's. */
const answers: Partial<Record<WelcomeStepName, z.ZodType<z.input<typeof profileChange>>>> = {
  name: z.object({ firstName: part.firstName.default(''), lastName: part.lastName.default('') }),
  profession: profileChange.pick({ profession: true }).required(),
  county: profileChange.pick({ provinceCode: true, countyCode: true }).required(),
  reach: profileChange.pick({ radiusKm: true, isRemote: true }).required(),
  times: profileChange.pick({ blocks: true, weeklyHoursCap: true }).required(),
  about: profileChange.pick({ gender: true, languages: true }),
  'national-id': profileChange.pick({ nationalId: true }),
};

export const actions: Actions = {
  save: async (event) => {
    const step = welcomeStep.parse(event.params.step);
    if (step === 'licence') return saveLicence(event);
    if (step === 'province') return saveProvince(event);
    const schema = answers[step] ?? profileChange.pick({});
    const own = {
      weeklyHoursCap: m.welcome_hours_invalid(),
      profession: m.error_profession_unknown(),
    };
    return submit(
      event,
      schema,
      async (body) => {
        const { profile } = await send(event, saveProfile, { body });
        goOn(event, step, profile);
      },
      own,
    );
  },
  forget: (event) =>
    submit(event, z.object({}), async () => {
      const { profile } = await send(event, saveProfile, { body: { nationalId: '' } });
      goOn(event, 'national-id', profile);
    }),
  confirm: (event) =>
    submit(event, z.object({}), async () => {
      await send(event, confirmProfile);
      redirect(303, `${href('/me')}?welcome=1`);
    }),
};

function saveLicence(event: RequestEvent) {
  return submit(event, submitCredential.body, async (body) => {
    await send(event, submitCredential, { body });
    const { profile } = await read(event, myProfile);
    if (profile) goOn(event, 'licence', profile);
  });
}

/** A draft keeps its province at once; someone already active changes province and county together, on the next screen. */
function saveProvince(event: RequestEvent) {
  return submit(event, profileChange.pick({ provinceCode: true }).required(), async (body) => {
    const profile = await ownProfile(event);
    if (profile?.status === 'draft') await send(event, saveProfile, { body });
    const query = new URLSearchParams({ province: body.provinceCode });
    const back = backOf(event);
    if (back) query.set('back', back);
    redirect(303, `${href('/welcome/county')}?${query}`);
  });
}
