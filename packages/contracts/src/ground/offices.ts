import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { day, formKey, freeText, id, instant, version, writtenDay } from '../shared.ts';
import { namedProvince, namedTerm } from './places.ts';

/** Web address of an office: of its province, or `nation`. */
export const officeSlug = z
  .string()
  .max(40)
  .regex(/^[a-z]+(?:-[a-z]+)*$/);

const both = z.object({ fa: z.string(), en: z.string() });

/** How an office is reached, as it holds now. */
export const contact = z.object({
  number: z.number().int(),
  recordedAt: instant,
  address: both,
  postalCode: z.string().nullable(),
  point: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  phone: z.string(),
  hours: both,
  email: z.string().nullable(),
  messenger: z.string().nullable(),
  smsLine: z.string().nullable(),
  /** Who answers for people's data. */
  protection: z.object({ role: both, phone: z.string(), email: z.string().nullable() }),
  /** What somebody in a wheelchair, deaf or blind has to know of the building. */
  access: both.nullable(),
});
export type Contact = z.infer<typeof contact>;

const place = z.object({ slug: officeSlug, province: namedProvince.nullable() });

export const readinessItem = z.enum([
  'contact',
  'collection',
  'treasurer',
  'receipts',
  'officer',
  'sms_line',
  'working_days',
  'quiet_hours',
]);
export type ReadinessItem = z.infer<typeof readinessItem>;
const check = z.object({
  isReady: z.boolean(),
  items: z.array(z.object({ item: readinessItem, isMet: z.boolean() })).max(10),
});
/** What is missing before an office may take money, and before it may call people. */
export const readiness = z.object({ money: check, people: check });
export type Readiness = z.infer<typeof readiness>;

/** An account into which anybody may pay. */
const deposit = z.object({
  intention: namedTerm,
  purpose: z.string().nullable(),
  sheba: z.string(),
  bank: both.nullable(),
  ownerName: z.string(),
});

export const list = defineEndpoint({
  id: 'offices.list',
  method: 'GET',
  path: '/offices',
  permission: 'public',
  summary:
    'How the office of the nation and those of the provinces are reached; null where it is not recorded yet.',
  response: z.object({ offices: z.array(place.extend({ contact: contact.nullable() })).max(32) }),
});

export const show = defineEndpoint({
  id: 'offices.show',
  method: 'GET',
  path: '/offices/:slug',
  permission: 'public',
  summary: 'One office: how it is reached, who answers for data, and its accounts for deposits.',
  params: z.strictObject({ slug: officeSlug }),
  response: place.extend({
    contact: contact.nullable(),
    deposits: z.array(deposit).max(50),
    /** Whether gifts to its projects can be begun here now. */
    takesMoney: z.boolean(),
  }),
  reasons: ['office.unknown'],
});

/** A bank account or a terminal as its office sees it. */
export const account = z.object({
  id,
  version,
  kind: z.enum(['bank', 'terminal']),
  intention: namedTerm,
  purpose: z.string().nullable(),
  sheba: z.string().nullable(),
  bank: both.nullable(),
  ownerName: z.string().nullable(),
  provider: z.string().nullable(),
  /** What the gateway said when it was asked last. */
  test: z.object({ at: instant, outcome: z.string() }).nullable(),
  validFrom: day,
  validTo: day.nullable(),
  state: z.enum(['waiting', 'coming', 'open', 'failing', 'ended']),
  madeBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  may: z.array(z.enum(['test', 'confirm', 'end'])).max(3),
});
export type Account = z.infer<typeof account>;

export const showDesk = defineEndpoint({
  id: 'offices.showDesk',
  method: 'GET',
  path: '/offices/:slug/desk',
  permission: 'offices.manage',
  summary:
    'One office for its administrators: contact with its earlier versions, accounts, terminals, receipts, what is missing.',
  params: z.strictObject({ slug: officeSlug }),
  response: place.extend({
    version,
    contact: contact.nullable(),
    earlier: z
      .array(z.object({ number: z.number().int(), recordedAt: instant, by: z.string().nullable() }))
      .max(20),
    accounts: z.array(account).max(100),
    /** The year of the series and the number that the next receipt gets. */
    receipts: z.object({ year: z.number().int(), next: z.number().int() }).nullable(),
    readiness,
  }),
  reasons: ['office.unknown'],
});

export const listReadiness = defineEndpoint({
  id: 'offices.listReadiness',
  method: 'GET',
  path: '/offices/readiness',
  permission: 'offices.manage',
  summary: 'What each office of the asker’s reach is missing, side by side.',
  response: z.object({ offices: z.array(place.extend({ readiness })).max(32) }),
});

const short = (max: number) => freeText({ max }).optional();

export const revise = defineEndpoint({
  id: 'offices.revise',
  method: 'POST',
  path: '/offices/:slug',
  permission: 'offices.manage',
  summary: 'Records how an office is reached from now on; earlier versions stay in the records.',
  params: z.strictObject({ slug: officeSlug }),
  body: z.strictObject({
    version,
    addressFa: freeText({ min: 5, max: 300 }),
    addressEn: short(300),
    postalCode: z.string().max(40).optional(),
    /** `36.297, 59.606`. */
    point: z.string().max(60).optional(),
    phone: z.string().min(1).max(40),
    hoursFa: freeText({ min: 3, max: 200 }),
    hoursEn: short(200),
    email: z.union([z.literal(''), z.email().max(200)]).optional(),
    messenger: short(100),
    smsLine: z.string().max(40).optional(),
    protectionRoleFa: freeText({ min: 3, max: 120 }),
    protectionRoleEn: short(120),
    protectionPhone: z.string().min(1).max(40),
    protectionEmail: z.union([z.literal(''), z.email().max(200)]).optional(),
    accessFa: short(500),
    accessEn: short(500),
  }),
  response: z.object({ number: z.number().int() }),
  reasons: [
    'office.unknown',
    'case.changed',
    'office.postal_code_invalid',
    'office.point_invalid',
    'office.phone_invalid',
    'office.sms_line_invalid',
  ],
});

const newAccount = {
  formKey,
  intention: z.string().max(40),
  purpose: short(200),
  /** Today when left out. */
  validFrom: writtenDay.optional(),
  validTo: writtenDay.optional(),
};
const accountReasons = [
  'office.unknown',
  'office.intention_unknown',
  'office.days_turned',
  'office.form_used',
] as const;
const accountId = z.strictObject({ accountId: id });

export const addAccount = defineEndpoint({
  id: 'offices.addAccount',
  method: 'POST',
  path: '/offices/:slug/accounts',
  permission: 'offices.manage',
  summary:
    'Proposes a bank account for gifts of an intention; it is shown once a second person has confirmed it.',
  params: z.strictObject({ slug: officeSlug }),
  body: z.strictObject({
    ...newAccount,
    sheba: z.string().min(1).max(60),
    ownerName: freeText({ min: 3, max: 120 }),
  }),
  response: z.object({ id }),
  reasons: [...accountReasons, 'office.sheba_invalid', 'office.bank_unknown'],
});

export const addTerminal = defineEndpoint({
  id: 'offices.addTerminal',
  method: 'POST',
  path: '/offices/:slug/terminals',
  permission: 'offices.manage',
  summary:
    'Proposes a terminal of a gateway, beside those in use; it takes gifts once it was tested and confirmed.',
  params: z.strictObject({ slug: officeSlug }),
  body: z.strictObject({
    ...newAccount,
    provider: z.enum(['zarinpal']),
    /** Sealed at once, and told to nobody again. */
    merchantId: z.string().min(1).max(60),
  }),
  response: z.object({ id }),
  reasons: [...accountReasons, 'office.merchant_invalid'],
});

export const testTerminal = defineEndpoint({
  id: 'offices.testTerminal',
  method: 'POST',
  path: '/offices/accounts/:accountId/test',
  permission: 'offices.manage',
  summary:
    'Asks the gateway for the smallest payment by this terminal, and what it knows of it; no money moves.',
  params: accountId,
  body: z.strictObject({ version }),
  response: z.object({ outcome: z.string() }),
  reasons: ['office.account_unknown', 'case.changed', 'office.account_over', 'office.not_a_terminal'],
});

export const confirmAccount = defineEndpoint({
  id: 'offices.confirmAccount',
  method: 'POST',
  path: '/offices/accounts/:accountId/confirm',
  permission: 'offices.manage',
  stepUp: true,
  summary: 'Confirms, as the second person, an account or a terminal that somebody else proposed.',
  params: accountId,
  body: z.strictObject({ version }),
  response: z.object({ id }),
  reasons: [
    'office.account_unknown',
    'case.changed',
    'office.account_over',
    'office.own_proposal',
    'office.terminal_untested',
  ],
});

export const endAccount = defineEndpoint({
  id: 'offices.endAccount',
  method: 'POST',
  path: '/offices/accounts/:accountId/end',
  permission: 'offices.manage',
  summary:
    'Takes an account or a terminal out of use at once; payments on their way are still settled by it.',
  params: accountId,
  body: z.strictObject({ version, reason: freeText({ min: 3, max: 300 }) }),
  response: z.object({ id }),
  reasons: ['office.account_unknown', 'case.changed', 'office.account_over'],
});
