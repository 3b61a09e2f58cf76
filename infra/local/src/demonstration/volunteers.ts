import { volunteer, withTransaction } from '@hamyar/db';
import { daysAfter, today } from '@hamyar/domain';
import { giveConsents, listConsents } from '@hamyar/features/ground/consents/index';
import { accountForMobile } from '@hamyar/features/ground/identity/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import {
  revealCredential,
  submitCredential,
  verifyCredential,
} from '@hamyar/features/service/credentials/index';
import { nameGuardian } from '@hamyar/features/service/guardians/index';
import { confirmProfile, saveProfile } from '@hamyar/features/service/volunteers/index';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { asPerson, type People } from './people.ts';

export interface DemoVolunteer {
  readonly mobile: string;
  readonly answers: Parameters<typeof saveProfile>[1];
  readonly licence?: Parameters<typeof submitCredential>[1];
  /** Somebody below eighteen: how old, and who answers for them, asked by a text and not yet agreed. */
  readonly minor?: { readonly years: number; readonly guardian: Parameters<typeof nameGuardian>[1] };
  /** Last day of validity an officer confirmed; left out, the licence waits in the queue. */
  readonly verifiedTo?: string;
}

const evenings = [0, 1, 2, 3, 4].map((weekday) => `${weekday}-evening`);
const mashhad = { provinceCode: 'IR-09', countyCode: '0916' };

/** Fictitious people; the numbers belong to no operator, the licence numbers to no register. */
const people: readonly DemoVolunteer[] = [
  {
    mobile: '+989000000021',
    answers: {
      ...mashhad,
      firstName: 'نرگس',
      lastName: 'سپهری',
      profession: 'psychologist',
      radiusKm: 50,
      isRemote: true,
      blocks: [...evenings, '5-morning'],
      weeklyHoursCap: 10,
      gender: 'woman',
      languages: ['fa', 'en'],
    },
    licence: { issuingBody: 'psychology_organisation', number: '20415', validTo: '2028-03-19' },
    verifiedTo: '2028-03-19',
  },
  {
    mobile: '+989000000011',
    answers: {
      ...mashhad,
      firstName: 'سامان',
      lastName: 'فرهمند',
      profession: 'general_physician',
      radiusKm: 25,
      isRemote: false,
      blocks: ['0-morning', '2-morning', '4-morning', '4-afternoon'],
      weeklyHoursCap: 8,
      gender: 'man',
      languages: ['fa'],
    },
    licence: { issuingBody: 'medical_council', number: '118206' },
    verifiedTo: '2027-12-21',
  },
  {
    mobile: '+989000000012',
    answers: {
      provinceCode: 'IR-09',
      countyCode: '0917',
      firstName: 'لیلا',
      lastName: 'دلاوری',
      profession: 'nurse',
      radiusKm: 50,
      isRemote: false,
      blocks: ['1-evening', '3-evening', '6-morning', '6-afternoon'],
      weeklyHoursCap: 12,
      gender: 'woman',
      languages: ['fa', 'ku'],
    },
    licence: { issuingBody: 'nursing_organisation', number: '73051', validTo: '2027-06-20' },
  },
  {
    mobile: '+989000000013',
    answers: {
      ...mashhad,
      firstName: 'امید',
      lastName: 'رهنما',
      profession: 'social_worker',
      radiusKm: 100,
      isRemote: true,
      blocks: ['0-afternoon', '1-afternoon', '2-afternoon', '3-afternoon'],
      weeklyHoursCap: 16,
      gender: 'man',
      languages: ['fa', 'prs'],
    },
  },
  {
    mobile: '+989000000014',
    answers: {
      provinceCode: 'IR-23',
      countyCode: '2301',
      firstName: 'پریسا',
      lastName: 'یزدان‌پناه',
      profession: 'lawyer',
      radiusKm: 25,
      isRemote: true,
      blocks: ['5-morning', '5-afternoon'],
      weeklyHoursCap: 6,
      gender: 'woman',
      languages: ['fa'],
    },
    licence: { issuingBody: 'bar_association', number: '30662' },
    verifiedTo: '2027-09-22',
  },
  {
    mobile: '+989000000015',
    answers: {
      provinceCode: 'IR-07',
      countyCode: '0707',
      firstName: 'کیوان',
      lastName: 'آریا',
      profession: 'teacher',
      radiusKm: 25,
      isRemote: true,
      blocks: ['0-evening', '1-evening', '2-evening'],
      weeklyHoursCap: 6,
      gender: 'man',
      languages: ['fa', 'ar'],
    },
  },
  {
    mobile: '+989000000016',
    answers: {
      ...mashhad,
      firstName: 'باران',
      lastName: 'نیک‌پی',
      profession: 'other',
      radiusKm: 10,
      isRemote: false,
      blocks: ['5-morning', '5-afternoon'],
      weeklyHoursCap: 4,
      gender: 'woman',
      languages: ['fa'],
    },
    minor: { years: 16, guardian: { name: 'مهرداد نیک‌پی', mobile: '09000000017' } },
  },
];

/** Grown up, unless they are the one who is not; the same for all, since nothing else hangs on it. */
const bornOnOf = (ctx: Ctx, { minor }: DemoVolunteer): string =>
  minor ? daysAfter(today(ctx.clock.now()), -Math.round((minor.years + 0.5) * 365.25)) : '1985-06-05';

/** Writes the fictitious volunteers once, through the same verbs that people use. */
export async function seedVolunteers(ctx: Ctx, { inOffice }: People): Promise<void> {
  for (const person of people) await signUp(ctx, inOffice(ctx, 'national'), person);
}

/** Signs somebody up once, with a licence that waits or that an officer has confirmed. */
export async function signUp(ctx: Ctx, officer: Ctx, person: DemoVolunteer): Promise<void> {
  const accountId = await newcomer(ctx, person);
  if (!accountId) return;
  const own = asPerson(ctx, accountId);
  await saveProfile(own, { ...person.answers, bornOn: bornOnOf(ctx, person) });
  if (person.minor) await nameGuardian(own, person.minor.guardian);
  const licence = person.licence ? await submitCredential(own, person.licence) : null;
  await giveConsents(own, (await listConsents(own)).version);
  await confirmProfile(own);
  if (licence && person.verifiedTo) {
    const credentialId = licence.id;
    const { version } = await revealCredential(officer, credentialId);
    await verifyCredential(officer, { credentialId, version, validTo: person.verifiedTo });
  }
  await withTransaction(ctx, async (tx) => {
    await tx.update(volunteer).set({ source: 'demo' }).where(eq(volunteer.accountId, accountId));
    await audit(ctx, tx, { action: 'demonstration.volunteer', targetType: 'account', targetId: accountId });
  });
}

/** The account of someone who is not a volunteer yet; null when an earlier start made them one. */
async function newcomer(ctx: Ctx, person: DemoVolunteer): Promise<string | null> {
  return withTransaction(ctx, async (tx) => {
    const { id } = await accountForMobile(ctx, tx, person.mobile, {
      displayName: `${person.answers.firstName ?? ''} ${person.answers.lastName ?? ''}`,
      isDemo: true,
    });
    const [known] = await tx
      .select({ status: volunteer.status })
      .from(volunteer)
      .where(eq(volunteer.accountId, id));
    return known && known.status !== 'draft' ? null : id;
  });
}
