import type { Reason } from '@hamyar/contracts/reasons';
import { codesOfKnownBrowser } from '@hamyar/domain';
import { maxResolutionsPerHour } from './giving/held-payments/index.ts';
import { maxKeptFormsPerHour } from './ground/identity/index.ts';
import { maxRunsPerHour } from './service/matching/index.ts';

/** How often something may be done, and what its end says. Written into docs/operations/limits.md. */
export interface LimitRow {
  /** What the person is refused with; its sentence says how to go on. */
  readonly reason: Reason;
  /** Whose uses are counted together. */
  readonly subject: string;
  readonly window: string;
  /** How many, or the setting that says so. */
  readonly size: number | `${Uppercase<string>}`;
}

/** Requests of one network and of one session in a minute; the API's own, before any feature. */
export const requestsPerMinute = { ofNetwork: 20_000, ofSession: 600 };

/** Every limit of the platform. A test asks that no reason of a limit is missing. */
export const limitRows: readonly LimitRow[] = [
  {
    reason: 'service.too_many_requests',
    subject: 'requests of one network (IPv4 address or IPv6 /64)',
    window: 'minute',
    size: requestsPerMinute.ofNetwork,
  },
  {
    reason: 'service.too_many_requests',
    subject: 'requests of one session',
    window: 'minute',
    size: requestsPerMinute.ofSession,
  },
  {
    reason: 'code.too_many',
    subject: 'codes that a browser which has signed the number in before asks for',
    window: 'hour',
    size: codesOfKnownBrowser.inHour,
  },
  {
    reason: 'code.too_many',
    subject: 'the same',
    window: 'day',
    size: codesOfKnownBrowser.inDay,
  },
  {
    reason: 'code.network_busy',
    subject: 'codes that one network asked for and nobody used, beyond as many as were used in two weeks',
    window: 'hour',
    size: 'UNUSED_CODES_PER_NETWORK_PER_HOUR',
  },
  {
    reason: 'code.service_busy',
    subject:
      'texts with codes to browsers that are not known; twice as many for networks people have signed in from',
    window: 'minute',
    size: 'CODES_PER_MINUTE',
  },
  { reason: 'code.service_busy', subject: 'the same', window: 'day', size: 'CODES_PER_DAY' },
  {
    reason: 'kept_form.too_many',
    subject: 'forms of one network that are kept while their senders sign in',
    window: 'hour',
    size: maxKeptFormsPerHour,
  },
  {
    reason: 'pledge.too_many',
    subject: 'pledges of one network',
    window: 'hour',
    size: 'PLEDGES_PER_ADDRESS_PER_HOUR',
  },
  {
    reason: 'resolution.too_many',
    subject: 'proposals of one officer for held payments',
    window: 'hour',
    size: maxResolutionsPerHour,
  },
  {
    reason: 'matching.too_many_runs',
    subject: 'matching runs of one office',
    window: 'hour',
    size: maxRunsPerHour,
  },
];
