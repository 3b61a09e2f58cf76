import type { Ctx } from '@hamyar/features/kit/feature';
import { daysBefore } from '../at.ts';
import type { People } from '../people.ts';
import { type DemoVolunteer, signUp } from '../volunteers.ts';

const times = ['1-evening', '3-evening', '5-morning'];

type Licence = NonNullable<DemoVolunteer['licence']>;

/** Whoever signed up in the last weeks and waits to be confirmed: days ago, who, where, what. Licence numbers of no register. */
const waiting: readonly (readonly [
  daysAgo: number,
  mobile: string,
  who: readonly [first: string, last: string, gender: 'woman' | 'man'],
  place: readonly [provinceCode: string, countyCode: string],
  profession: string,
  licence: Licence,
])[] = [
  [
    11,
    '+989000000031',
    ['نیلوفر', 'صحرایی', 'woman'],
    ['IR-09', '0916'],
    'dentist',
    { issuingBody: 'medical_council', number: '140377' },
  ],
  [
    6,
    '+989000000032',
    ['بابک', 'سپیدرو', 'man'],
    ['IR-09', '0917'],
    'physiotherapist',
    { issuingBody: 'medical_council', number: '90215' },
  ],
  [
    4,
    '+989000000033',
    ['گلناز', 'نوبهار', 'woman'],
    ['IR-09', '0916'],
    'psychologist',
    { issuingBody: 'psychology_organisation', number: '31877', validTo: '2027-09-22' },
  ],
  [
    2,
    '+989000000034',
    ['ماهان', 'زاگرسی', 'man'],
    ['IR-09', '0918'],
    'nurse',
    { issuingBody: 'nursing_organisation', number: '88120' },
  ],
  // The same person once more, under another number: two records for an officer to join.
  [
    2,
    '+989000000036',
    ['گلناز', 'نوبهار', 'woman'],
    ['IR-09', '0916'],
    'psychologist',
    { issuingBody: 'psychology_organisation', number: '31877' },
  ],
  [
    3,
    '+989000000035',
    ['کتایون', 'البرزی', 'woman'],
    ['IR-23', '2301'],
    'midwife',
    { issuingBody: 'medical_council', number: '61904' },
  ],
];

/** Fills the queue of licences, each since its own day; once. */
export async function seedLicences(ctx: Ctx, people: People): Promise<void> {
  for (const [
    daysAgo,
    mobile,
    [firstName, lastName, gender],
    [provinceCode, countyCode],
    profession,
    licence,
  ] of waiting) {
    const then = daysBefore(ctx, daysAgo);
    await signUp(then, people.inOffice(then, 'national'), {
      mobile,
      answers: {
        ...{ firstName, lastName, gender, provinceCode, countyCode, profession },
        radiusKm: 50,
        isRemote: false,
        blocks: times,
        weeklyHoursCap: 8,
        languages: ['fa'],
      },
      licence,
    });
  }
}
