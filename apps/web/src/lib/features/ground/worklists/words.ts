import type { worklists } from '@hamyar/contracts';
import { formatWhen } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { currentLocale, digits } from '#lib/locale.ts';
import { paths, type SitePath } from '#lib/paths.ts';

/** What each kind of waiting work is called, and where its list is. */
const kinds: Readonly<
  Record<worklists.WorklistKey, { readonly label: () => string; readonly path: SitePath }>
> = {
  complaints: { label: m.worklist_complaints, path: paths.desk.complaints.list() },
  unfilled: { label: m.worklist_unfilled, path: paths.desk.needs.list() },
  drafts: { label: m.worklist_drafts, path: paths.desk.needs.list({ status: 'draft' }) },
  licences: { label: m.worklist_licences, path: paths.desk.credentials.list() },
  offers: { label: m.worklist_offers, path: paths.desk.needs.list() },
  payments: { label: m.worklist_payments, path: paths.desk.payments.list() },
  recoveries: { label: m.worklist_recoveries, path: paths.desk.staff.recoveries() },
  invitations: { label: m.worklist_invitations, path: paths.desk.staff.invitations() },
  merges: { label: m.worklist_merges, path: paths.desk.people.merges() },
  parts: { label: m.worklist_parts, path: paths.desk.people.parts() },
  lost_numbers: { label: m.worklist_lost_numbers, path: paths.desk.people.lostNumbers() },
  imports: { label: m.worklist_imports, path: paths.desk.imports.list() },
  texts: { label: m.worklist_texts, path: paths.desk.undelivered() },
  jobs: { label: m.worklist_jobs, path: paths.desk.system() },
};

/** From here on the contract counts no further. */
const maxCounted = 1_000;

/** A row of the desk's list: how much, of what, since when, and where it is settled. */
export interface WorkRow {
  readonly count: string;
  readonly label: string;
  readonly when: string | null;
  readonly path: SitePath;
}

/** A waiting kind in words. Shifts are still to come, so theirs is the next; of all else the oldest is told. */
export function workRow({ key, count, since }: worklists.Worklist, now: string): WorkRow {
  const { label, path } = kinds[key];
  const when = since && formatWhen(since, now, currentLocale());
  return {
    count: count < maxCounted ? digits(count) : m.worklist_or_more({ count: digits(count) }),
    label: label(),
    when: when && (key === 'unfilled' ? m.worklist_next({ when }) : m.worklist_since({ when })),
    path,
  };
}
