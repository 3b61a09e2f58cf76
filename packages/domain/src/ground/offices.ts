import banks from '../../data/banks.json' with { type: 'json' };
import { digitsOnly } from '../kit/identifiers.ts';
import { normalizeDigits, stripInvisible } from '../kit/persian-text.ts';
import { allProvinces } from './places.ts';
import { isInIran } from './venues.ts';

/** The office of the nation, beside those of the provinces. */
export const nationSlug = 'nation';

/** Province of an office by its web address: null the nation's, undefined none. */
export function provinceOfOffice(slug: string): string | null | undefined {
  if (slug === nationSlug) return null;
  return allProvinces.find((province) => province.slug === slug)?.code;
}

/** The intention of gifts to a project of a theme; of every other it is general. */
const intentionByTheme: ReadonlyMap<string, string> = new Map([
  ['orphans', 'orphan'],
  ['housing', 'housing'],
  ['dowry', 'dowry'],
]);

/** The intention that a gift to a project of this theme follows. */
export const intentionOfTheme = (theme: string): string => intentionByTheme.get(theme) ?? 'general';

const bankNames: ReadonlyMap<string, { readonly fa: string; readonly en: string }> = new Map(
  banks.ibanBankCodes.map(({ code, nameFa, nameEn }) => [code, { fa: nameFa, en: nameEn }]),
);

/** Name of the bank of a Sheba that was parsed; null for a code that the list does not have. */
export const bankOfSheba = (sheba: string) => bankNames.get(sheba.slice(4, 7)) ?? null;

/** A telephone number as it is dialled inside the country: a landline or mobile with its 0, or a short number. */
export function parsePhone(text: string): string | null {
  const digits = digitsOnly(text).replace(/^(?:\+98|0098)/, '0');
  return /^(?:0[1-9]\d{9}|[1-9]\d{2,4})$/.test(digits) ? digits : null;
}

/** A line that texts come from: 4 to 14 digits. */
export function parseSmsLine(text: string): string | null {
  const digits = digitsOnly(text).replaceAll('+', '');
  return /^\d{4,14}$/.test(digits) ? digits : null;
}

/** A point of the country from `36.297, 59.606`: latitude first, in any digits. */
export function parsePoint(text: string): { latitude: number; longitude: number } | null {
  const plain = normalizeDigits(stripInvisible(text)).replaceAll('٫', '.');
  const match = /^\s*(\d{2}(?:\.\d{1,8})?)\s*[,،;\s]\s*(\d{2}(?:\.\d{1,8})?)\s*$/.exec(plain);
  if (!match) return null;
  const [latitude, longitude] = [Number(match[1]), Number(match[2])];
  return isInIran({ lat: latitude, lon: longitude }) ? { latitude, longitude } : null;
}

/** What an office lacks or has before it may take money, and before it may call people. */
export const readinessItems = {
  money: ['contact', 'collection', 'treasurer', 'receipts'],
  people: ['contact', 'officer', 'sms_line', 'working_days', 'quiet_hours'],
} as const;
export type ReadinessAim = keyof typeof readinessItems;
export type ReadinessItem = (typeof readinessItems)[ReadinessAim][number];

/** True once nothing is missing. */
export const isReady = (aim: ReadinessAim, met: ReadonlySet<ReadinessItem>): boolean =>
  readinessItems[aim].every((item) => met.has(item));

/** Where a place that takes money stands: it waits for a second person, is in use, is a terminal that failed its last test, or is over. */
export type AccountState = 'waiting' | 'coming' | 'open' | 'failing' | 'ended';

interface AccountFacts {
  readonly kind: 'bank' | 'terminal';
  readonly testOutcome: string | null;
  readonly confirmedAt: Date | null;
  readonly endedAt: Date | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** @param today a civil day in Tehran */
export function accountStateOf(account: AccountFacts, today: string): AccountState {
  if (account.endedAt !== null || (account.validTo !== null && account.validTo < today)) return 'ended';
  if (account.confirmedAt === null) return 'waiting';
  if (account.kind === 'terminal' && account.testOutcome !== 'passed') return 'failing';
  return account.validFrom > today ? 'coming' : 'open';
}
