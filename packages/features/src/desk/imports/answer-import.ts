import { withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { audit } from '@hamyar/platform';
import { authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { preview } from './jobs.ts';
import { moveImport } from './move-import.ts';
import { fieldsOf, requireAllowed } from './policy.ts';
import { batchVersion } from './present.ts';
import { batchIn, standingOf } from './queries.ts';

export interface ImportAnswers {
  readonly provinceCode?: string | undefined;
  readonly unit?: string | undefined;
  readonly kind?: string | undefined;
  readonly sheet?: number | undefined;
  readonly mapping?: Record<string, number | null> | undefined;
  readonly statuses?: Record<string, string> | undefined;
  readonly countyCode?: string | undefined;
  readonly hiddenRows?: 'include' | 'leave_out' | undefined;
  readonly sameGifts?: SameGifts | undefined;
}

/** What a person says of gifts that may be there already: by row, and of all others. */
interface SameGifts {
  readonly others?: 'same' | 'different' | undefined;
  readonly rows?: Readonly<Record<string, 'same' | 'different'>> | undefined;
}

/** Settles what the file leaves open, or corrects what was understood, and has the file read again. */
export async function answerImport(
  ctx: Ctx,
  batchId: string,
  { version, ...answers }: ImportAnswers & { readonly version: string },
): Promise<void> {
  const scope = authorise(ctx, 'imports.run');
  if (answers.provinceCode !== undefined) withinScope(scope, answers.provinceCode);
  await withTransaction(ctx, async (tx) => {
    const batch = await batchIn(tx, scope, batchId, true);
    requireVersion(version, batchVersion(batch));
    requireAllowed('answer', standingOf(batch));
    const known = fieldsOf(batch.kind);
    const stranger = Object.keys(answers.mapping ?? {}).find((field) => !known.includes(field));
    if (stranger !== undefined) throw invalidField('mapping', 'import.unknown_field', { field: stranger });
    // Written below, and by whoever uploads on the server with answers of this type.
    const before = batch.answers as ImportAnswers;
    const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
    const revision = batch.revision + 1;
    await moveImport(tx, batchId, 'uploaded', {
      answers: {
        ...before,
        ...given,
        mapping: { ...before.mapping, ...answers.mapping },
        ...((before.statuses ?? answers.statuses) && {
          statuses: { ...before.statuses, ...answers.statuses },
        }),
        ...(answers.sameGifts && {
          sameGifts: {
            ...before.sameGifts,
            ...answers.sameGifts,
            rows: { ...before.sameGifts?.rows, ...answers.sameGifts.rows },
          },
        }),
      },
      revision,
      failure: null,
      progressRow: 0,
    });
    await audit(ctx, tx, {
      action: 'import.answered',
      targetType: 'import_batch',
      targetId: batchId,
      provinceCode: batch.provinceCode,
      detail: { answered: Object.keys(given) },
    });
    await enqueue(tx, preview, batchId, { batchId, revision });
  });
}
