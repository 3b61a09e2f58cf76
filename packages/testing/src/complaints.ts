import { withTransaction } from '@hamyar/db';
import { confirmComplaint } from '@hamyar/features/ground/complaints/confirm-complaint';
import { decideComplaint } from '@hamyar/features/ground/complaints/decide-complaint';
import { hearComplaint } from '@hamyar/features/ground/complaints/hear-complaint';
import { reportComplaint } from '@hamyar/features/ground/complaints/report-complaint';
import { showComplaint } from '@hamyar/features/ground/complaints/show-complaint';
import { triageComplaint } from '@hamyar/features/ground/complaints/triage-complaint';
import type { Ctx } from '@hamyar/features/kit/feature';
import { endBarredJob } from '@hamyar/features/service/assignments/jobs';
import { systemChance } from '@hamyar/platform';
import type { World } from './world.ts';

let addresses = 0;
/** Each from a network of its own, so that no limit of networks is met by chance. */
export const address = () => `10.1.${Math.floor(++addresses / 250)}.${addresses % 250}`;
export const formKey = () => systemChance.newId();

/** A report as its form sends it. */
export const aReport = (more: object = {}) => ({
  formKey: formKey(),
  inDanger: false,
  kind: 'volunteer' as const,
  words: 'با فرزندم با تندی رفتار کرد و من ترسیدم.',
  provinceCode: 'IR-09',
  mayContact: false,
  byPhone: false,
  ...more,
});

/** What whoever a complaint concerns is told of it. */
export const substance = 'گفته شده است که با کودکی تندی کرده‌اید.';
/** Until when a bar of these makers holds. */
export const until = '2027-11-21';
export const versionFor = async (ctx: Ctx, id: string) => (await showComplaint(ctx, id)).version;

interface Triage {
  readonly suspend?: boolean;
  readonly severity?: 'minor' | 'severe';
  readonly report?: object;
  /** Who reports; left out: a visitor. */
  readonly by?: Ctx;
}

/** Those who hear complaints of IR-09 and of the nation, and cases brought as far as a test needs them. */
export async function complaintDesk(world: World) {
  const handler = await world.asStaff('provincial_administrator', 'IR-09');
  const second = await world.asStaff('provincial_administrator', 'IR-09');
  const nation = await world.asStaff('national_administrator', null);

  /** A report by a visitor; its id as the owner knows it. */
  async function reported(more: object = {}, by: Ctx = world.as()) {
    const form = aReport(more);
    const key = await reportComplaint(by, form, address());
    const { rows } = await world.owner.query<{ id: string }>('select id from complaint where form_key = $1', [
      form.formKey,
    ]);
    return { ...key, id: rows[0]?.id ?? '' };
  }

  async function triaged(about: { mobile: string } | null, more: Triage = {}) {
    const made = await reported(more.report, more.by);
    await triageComplaint(handler, made.id, {
      version: await versionFor(handler, made.id),
      kind: 'volunteer',
      severity: more.severity ?? 'severe',
      substance,
      suspend: more.suspend ?? false,
      ...(about && { concernedMobile: about.mobile }),
    });
    return made;
  }

  async function heard(about: { mobile: string }, more: Triage = {}) {
    const made = await triaged(about, more);
    await hearComplaint(handler, { complaintId: made.id, version: await versionFor(handler, made.id) });
    return made;
  }

  async function barred(about: { mobile: string }, more: Triage = {}) {
    const made = await heard(about, more);
    await decideComplaint(handler, made.id, {
      version: await versionFor(handler, made.id),
      finding: 'upheld',
      reason: 'دو گواه آن را دیده‌اند و انکار نشد.',
      barUntil: until,
    });
    await confirmComplaint(second, made.id, { version: await versionFor(second, made.id), agreed: true });
    return made;
  }

  /** What the queue would do next for the standing of somebody. */
  const standing = (accountId: string) =>
    withTransaction(world.asJob('assignments.end-barred'), (tx) =>
      endBarredJob.run(world.asJob('assignments.end-barred'), { accountId }, tx),
    );

  return { handler, second, nation, reported, triaged, heard, barred, standing };
}
