import { complaints, credentials, lists } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import { codesOfKnownBrowser, maxLetterAttachments, maxOwnerTries } from '@hamyar/domain';
import { maxResolutionsPerHour } from './giving/held-payments/index.ts';
import { maxQuestionsPerHour, maxTotpTries, maxTriesOfNetwork } from './ground/authenticators/index.ts';
import {
  maxEntriesOf,
  maxReportsPerHour,
  missesPerCode,
  missesPerNetwork,
} from './ground/complaints/index.ts';
import { maxKeptFormsPerHour } from './ground/identity/index.ts';
import { maxCopiesPerDay } from './ground/privacy/index.ts';
import { missesPerMinute } from './ground/signing/index.ts';
import { maxInvitationsPerHour } from './ground/staff/index.ts';
import { maxTouched } from './service/closures/index.ts';
import { maxOwnFiles } from './service/credentials/index.ts';
import { maxTextsPerDay } from './service/guardians/index.ts';
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
    reason: 'sign_in.too_many_answers',
    subject: 'wrong answers of whoever comes by a number that slept, of one account',
    window: '30 days',
    size: maxOwnerTries,
  },
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
    reason: 'authenticator.too_many_tries',
    subject:
      'wrong TOTP and recovery codes: of a browser that has signed the number in, of all others for one number, of whoever is signed in to one account',
    window: 'hour',
    size: maxTotpTries,
  },
  {
    reason: 'authenticator.too_many_tries',
    subject: 'tries of one network to sign in by TOTP',
    window: 'hour',
    size: maxTriesOfNetwork,
  },
  {
    reason: 'authenticator.too_many_tries',
    subject: 'questions to passkeys that one network asks for',
    window: 'hour',
    size: maxQuestionsPerHour,
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
    reason: 'signing.too_many',
    subject: 'checks of documents by one network that found nothing',
    window: 'minute',
    size: missesPerMinute,
  },
  {
    reason: 'guardian.too_many_texts',
    subject: 'texts to one guardian’s number, and of one minor',
    window: 'day',
    size: maxTextsPerDay,
  },
  {
    reason: 'matching.too_many_runs',
    subject: 'matching runs of one office',
    window: 'hour',
    size: maxRunsPerHour,
  },
  {
    reason: 'privacy.too_many_copies',
    subject: 'copies of one’s data',
    window: 'day',
    size: maxCopiesPerDay,
  },
  {
    reason: 'invitation.too_many',
    subject: 'invitations of one person to offices',
    window: 'hour',
    size: maxInvitationsPerHour,
  },
  {
    reason: 'complaint.too_many',
    subject: 'reports from one network',
    window: 'hour',
    size: maxReportsPerHour,
  },
  {
    reason: 'complaint.too_many',
    subject: 'wrong keys of reports from one network',
    window: 'hour',
    size: missesPerNetwork,
  },
  {
    reason: 'complaint.too_many',
    subject: 'wrong secrets of one report, from wherever',
    window: 'hour',
    size: missesPerCode,
  },
  {
    reason: 'complaint.too_many_words',
    subject: 'what a reporter wrote about one case',
    window: 'the case',
    size: maxEntriesOf.reporter,
  },
  {
    reason: 'complaint.too_many_words',
    subject: 'what the person concerned wrote about one case',
    window: 'the case',
    size: maxEntriesOf.concerned,
  },
  {
    reason: 'complaint.too_many_words',
    subject: 'what the office wrote about one case',
    window: 'the case',
    size: maxEntriesOf.office,
  },
  {
    reason: 'complaint.files_full',
    subject: 'pictures that one side shows in one case',
    window: 'the case',
    size: complaints.maxFilesOfSide,
  },
  {
    reason: 'closure.too_many_shifts',
    subject: 'shifts that one closing touches',
    window: 'one act',
    size: maxTouched,
  },
  {
    reason: 'credential.evidence_full',
    subject: 'files of one licence',
    window: 'while it waits',
    size: credentials.maxEvidence,
  },
  {
    reason: 'list.full',
    subject: 'terms of one list, drafts and retired ones counted',
    window: 'for good',
    size: lists.maxTerms,
  },
  {
    reason: 'letter.attachments_full',
    subject: 'files of one letter',
    window: 'while it is a draft',
    size: maxLetterAttachments,
  },
  {
    reason: 'file.too_many',
    subject: 'files of one person',
    window: 'while they lie here',
    size: maxOwnFiles,
  },
];
