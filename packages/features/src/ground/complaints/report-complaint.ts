import type { Answer, complaints, HandlerInput } from '@hamyar/contracts';
import { complaint, complaintReporter, type Transaction, withTransaction } from '@hamyar/db';
import { complaintRetentionDays, levelOf, parseMobile, triageDueAt } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { formDigest } from '../../kit/version.ts';
import { accountIdOf, asService, authorise } from '../access/index.ts';
import { accountWithMobile, hour, networkOf, officesOf, spendBudget } from '../identity/index.ts';
import { keyOf, mobileIndexOf, secretHash } from './policy.ts';
import { caseOfForm, type Concerned } from './queries.ts';
import { tellHandlers } from './tell-handlers.ts';

type Report = HandlerInput<typeof complaints.report>['body'];

/** Reports of one network in an hour: a school behind one address, and far too few to bury an office. */
export const maxReportsPerHour = 60;

/** Writes down what somebody says is wrong. No account is asked for; code and secret open it again. */
export async function reportComplaint(
  asker: Ctx,
  report: Report,
  address: string,
): Promise<Answer<typeof complaints.report>> {
  authorise(asker, 'public');
  if (report.byPhone && asker.actor.kind !== 'staff')
    throw new Refusal('forbidden', 'complaint.phone_by_office');
  if (report.mayContact && !report.contact?.trim() && (report.byPhone || accountIdOf(asker) === null))
    throw invalidField('contact', 'complaint.contact_missing');
  const ctx = asService(asker, 'complaint-report');
  return withTransaction(ctx, async (tx) => {
    await inLine(tx, `complaint-form:${report.formKey}`);
    const before = await caseOfForm(tx, report.formKey);
    if (before && before.formDigest !== formDigest(report))
      throw new Refusal('conflict', 'complaint.form_used');
    if (!before) {
      await spendBudget(ctx, tx, {
        subject: `reports:${networkOf(address)}`,
        windowSeconds: hour,
        most: maxReportsPerHour,
        reason: 'complaint.too_many',
      });
      await writeReport(ctx, asker, tx, report);
    }
    return keyOf(ctx, report.formKey);
  });
}

async function writeReport(ctx: Ctx, asker: Ctx, tx: Transaction, report: Report): Promise<void> {
  const now = ctx.clock.now();
  const id = ctx.newId();
  const { kind, inDanger, byPhone, mayContact, provinceCode = null } = report;
  const { offices, ...concerned } = await officerNamed(ctx, tx, report.aboutNumber);
  const level = levelOf({ kind, provinceCode, offices });
  const sealedText = (text: string | undefined, place: string) =>
    text?.trim() ? ctx.sealing.seal(text.trim(), place) : null;
  const accountId = byPhone ? null : accountIdOf(asker);
  await tx.insert(complaint).values({
    id,
    kind,
    state: 'received',
    level,
    provinceCode,
    inDanger,
    byPhone,
    mayContact,
    wordsSealed: sealedText(report.words, 'complaint.words'),
    aboutSealed: sealedText(report.about, 'complaint.about'),
    aboutNumberSealed: sealedText(report.aboutNumber, 'complaint.about_number'),
    ...concerned,
    createdAt: now,
    triageDueAt: triageDueAt(report, now),
    retainUntil: keptUntil(now, complaintRetentionDays[kind]),
    formKey: report.formKey,
    formDigest: formDigest(report),
  });
  const { code, secret } = keyOf(ctx, report.formKey);
  await tx.insert(complaintReporter).values({
    complaintId: id,
    accountId,
    code,
    secretHash: secretHash(ctx, secret),
    nameSealed: mayContact ? sealedText(report.contactName, 'complaint_reporter.name') : null,
    contactSealed: mayContact ? sealedText(report.contact, 'complaint_reporter.contact') : null,
    takenBy: byPhone ? accountIdOf(asker) : null,
  });
  await tellHandlers(
    ctx,
    tx,
    { id, level, provinceCode, ...concerned },
    { except: accountId, template: 'complaint_received' },
  );
  // In the name of the act: whoever reads the log learns that something was reported, and not by whom.
  await audit(byPhone ? asker : ctx, tx, {
    action: 'complaint.reported',
    targetType: 'complaint',
    targetId: id,
    provinceCode,
    detail: { kind, level, byPhone },
  });
}

/**
 * Whoever holds an office and has the number that was named: from the first moment it is no case of theirs. Of everybody else
 * the first look says whom it concerns: the number may be a witness's, or the reporter's own.
 */
async function officerNamed(
  ctx: Ctx,
  tx: Transaction,
  number: string | undefined,
): Promise<Concerned & { offices: Awaited<ReturnType<typeof officesOf>> }> {
  const mobile = number === undefined ? null : parseMobile(number);
  const accountId = mobile === null ? null : await accountWithMobile(tx, mobile);
  const offices = accountId === null ? [] : await officesOf(tx, accountId, ctx.clock.now());
  return mobile === null || offices.length === 0
    ? { offices, concernedAccountId: null, concernedMobileIndex: null }
    : { offices, concernedAccountId: accountId, concernedMobileIndex: mobileIndexOf(ctx, mobile) };
}
