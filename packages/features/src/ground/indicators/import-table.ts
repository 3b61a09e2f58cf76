import type { Answer, indicators } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { requireVersion, versionOf } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { claimsOfForm } from './queries.ts';
import { writeClaim } from './record-claim.ts';
import { readingsOf, tableVersion } from './show-table.ts';

/** Writes a table that was read before and found whole: all of its claims or none; posted again it is answered alike. */
export async function importTable(
  ctx: Ctx,
  input: { formKey: string; table: string; version: string },
): Promise<Answer<typeof indicators.importTable>> {
  authorise(ctx, 'indicators.manage');
  const form = { formKey: input.formKey, formDigest: versionOf([input.table]) };
  return withTransaction(ctx, async (tx) => {
    await inLine(tx, `indicator-form:${input.formKey}`);
    const before = await claimsOfForm(tx, input.formKey);
    if (before.some(({ formDigest }) => formDigest !== form.formDigest))
      throw new Refusal('conflict', 'indicator.form_used');
    if (before.length > 0) return { written: before.length };
    const readings = await readingsOf(ctx, tx, input.table);
    requireVersion(input.version, tableVersion(readings));
    if (readings.length === 0 || readings.some(({ claim }) => claim === null))
      throw invalidField('table', 'indicator.table_faulty');
    for (const { claim } of readings) if (claim) await writeClaim(ctx, tx, claim, form);
    await audit(ctx, tx, {
      action: 'indicator.table_imported',
      targetType: 'indicator_table',
      targetId: input.formKey,
      detail: { written: readings.length },
    });
    return { written: readings.length };
  });
}
