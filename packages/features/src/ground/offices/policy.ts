import type { HandlerInput, offices } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import {
  accountStateOf,
  bankOfSheba,
  parsePhone,
  parsePoint,
  parsePostalCode,
  parseSheba,
  parseSmsLine,
  provinceOfOffice,
} from '@hamyar/domain';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { type ListTerm, whyNotTerm } from '../lists/index.ts';
import type { AccountRow, OfficeRow } from './queries.ts';

type Revision = Omit<HandlerInput<typeof offices.revise>['body'], 'version'>;
export type OfficeFacts = Omit<OfficeRow, 'id' | 'provinceCode' | 'number' | 'recordedAt' | 'recordedBy'>;

/** Province of an office by its address. @throws Refusal `not_found` for a place that has none */
export function placeOf(slug: string): string | null {
  const provinceCode = provinceOfOffice(slug);
  if (provinceCode === undefined) throw new Refusal('not_found', 'office.unknown');
  return provinceCode;
}

/** Reads one field, when something was written there. @throws Refusal that names it */
function readField<T>(
  path: string,
  text: string | undefined,
  read: (text: string) => T | null,
  reason: Reason,
): T | null {
  if (!text?.trim()) return null;
  const value = read(text);
  if (value === null) throw invalidField(path, reason);
  return value;
}

/** A field that has to be there. */
function readPhone(path: string, text: string): string {
  const phone = parsePhone(text);
  if (phone === null) throw invalidField(path, 'office.phone_invalid');
  return phone;
}

/** What a form says of an office, in stored form. Pure. @throws Refusal that names the field */
export function readRevision(form: Revision): OfficeFacts {
  const point = readField('point', form.point, parsePoint, 'office.point_invalid');
  return {
    addressFa: form.addressFa,
    addressEn: form.addressEn || null,
    postalCode: readField('postalCode', form.postalCode, parsePostalCode, 'office.postal_code_invalid'),
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    phone: readPhone('phone', form.phone),
    hoursFa: form.hoursFa,
    hoursEn: form.hoursEn || null,
    email: form.email || null,
    messenger: form.messenger || null,
    smsLine: readField('smsLine', form.smsLine, parseSmsLine, 'office.sms_line_invalid'),
    protectionRoleFa: form.protectionRoleFa,
    protectionRoleEn: form.protectionRoleEn || null,
    protectionPhone: readPhone('protectionPhone', form.protectionPhone),
    protectionEmail: form.protectionEmail || null,
    accessFa: form.accessFa || null,
    accessEn: form.accessEn || null,
  };
}

/** @throws Refusal that names the field, for an intention that is not offered */
export function requireIntention(intentions: readonly ListTerm[], code: string): void {
  const problem = whyNotTerm(intentions, code);
  if (problem)
    throw invalidField('intention', problem === 'retired' ? 'list.term_retired' : 'office.intention_unknown');
}

/** A Sheba of a bank that is known. @throws Refusal that names the field */
export function readSheba(text: string): string {
  const sheba = parseSheba(text);
  if (sheba === null) throw invalidField('sheba', 'office.sheba_invalid');
  if (bankOfSheba(sheba) === null) throw invalidField('sheba', 'office.bank_unknown');
  return sheba;
}

/** Why an account cannot be confirmed by somebody, or null. Pure. */
export function whyNotConfirm(row: AccountRow, asker: string | null, today: string): Reason | null {
  if (row.confirmedAt !== null || accountStateOf(row, today) === 'ended') return 'office.account_over';
  if (row.madeBy === asker) return 'office.own_proposal';
  return row.kind === 'terminal' && row.testOutcome !== 'passed' ? 'office.terminal_untested' : null;
}
