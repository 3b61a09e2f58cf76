import type { Answer, signing } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';

type Why = NonNullable<Answer<typeof signing.showByCode>['why']>;
type Kind = Answer<typeof signing.listKeys>['keys'][number]['kind'];

const refusals: Record<Why, () => string> = {
  unreadable: m.check_why_unreadable,
  unknown_key: m.check_why_unknown_key,
  wrong_signature: m.check_why_wrong_signature,
  outside_key_time: m.check_why_outside_key_time,
  key_compromised: m.check_why_key_compromised,
  not_recorded: m.check_why_not_recorded,
};

/** Why a document is refused, for whoever holds it. */
export const whyRefused = (why: Why): string => refusals[why]();

/** Reasons for which the browser alone refuses, without the record of the house. */
export const refusedInBrowser = [
  'unreadable',
  'unknown_key',
  'wrong_signature',
  'outside_key_time',
  'key_compromised',
] as const satisfies readonly Why[];

const kinds: Record<Kind, () => string> = {
  receipt: m.keys_kind_receipt,
  status: m.keys_kind_status,
  log: m.keys_kind_log,
};

/** What a key signs. */
export const kindInWords = (kind: Kind): string => kinds[kind]();
