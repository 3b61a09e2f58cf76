import type { volunteers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { issuingBodyName } from '@hamyar/i18n/volunteer-terms';
import { guardianStanding } from '#lib/features/service/guardians/words.ts';
import { currentLocale, href, plainDigits } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import {
  dayInWords,
  fullName,
  genderInWords,
  hoursInWords,
  languagesInWords,
  paperKindWord,
  placeName,
  professionInWords,
  reachInWords,
  stepName,
  windowsInWords,
} from './words.ts';

type Row = { step: volunteers.WelcomeStepName; term: string; value: string; changeHref: string };

/** A masked number, kept left to right inside a sentence of either direction. */
export const masked = (text: string): string => `\u2066${plainDigits(text)}\u2069`;

/** Everything a person said, a line each, with the way to change it. `back` names the page to return to. */
export function summaryRows(profile: volunteers.Profile, back: 'review' | 'me'): Row[] {
  const row = (step: volunteers.WelcomeStepName, value: string, term = stepName(step)): Row => ({
    step,
    term,
    value: value || m.welcome_unsaid(),
    changeHref: href(paths.welcome.step(step, { back })),
  });
  const { licence } = profile;
  const licenceText = licence
    ? `${masked(licence.numberMasked)} · ${issuingBodyName(licence.issuingBody, currentLocale())}`
    : '';
  return [
    row('name', fullName(profile)),
    row('birth-day', profile.bornOn ? dayInWords(profile.bornOn) : ''),
    ...(profile.age === 'minor' ? [row('guardian', guardianStanding[profile.guardian]())] : []),
    row('profession', professionInWords(profile.profession)),
    ...(profile.asksLicence ? [row('licence', licenceText)] : []),
    row('county', placeName(profile)),
    row('reach', reachInWords(profile)),
    row('times', `${windowsInWords(profile.windows)}\n${hoursInWords(profile.weeklyHoursCap)}`),
    row('about', genderInWords(profile.gender), m.welcome_gender()),
    row('about', languagesInWords(profile.languages), m.welcome_languages_term()),
    row('national-id', paperText(profile)),
  ];
}

/** The lines that change with the season: what a volunteer's home shows. */
export function availabilityRows(profile: volunteers.Profile): Row[] {
  const seasonal = ['county', 'reach', 'times'];
  return summaryRows(profile, 'me').filter(({ step }) => seasonal.includes(step));
}

const paperText = ({ paperKind, nationalIdMasked }: volunteers.Profile): string =>
  paperKind && nationalIdMasked ? `${paperKindWord[paperKind]()} ${masked(nationalIdMasked)}` : '';
