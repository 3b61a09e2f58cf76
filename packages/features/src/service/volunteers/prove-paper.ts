import { type Transaction, volunteer, withTransaction } from '@hamyar/db';
import { paperKindOf } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq, isNotNull, ne } from 'drizzle-orm';
import { accountIdOf, asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { lockPaper, paperVersion, sealedPaper } from './lock-paper.ts';
import type { VolunteerRow } from './queries.ts';

/** The office vouches for a paper that it has seen: what was a claim is held once in the land from then on. */
export async function provePaper(asker: Ctx, volunteerId: string, version: string): Promise<void> {
  const scope = authorise(asker, 'records.manage');
  // Whoever has the same paper may live in a province that the officer does not see.
  const ctx = asService(asker, 'prove-paper');
  await withTransaction(ctx, async (tx) => {
    const row = await lockPaper(tx, scope, volunteerId);
    requireVersion(version, paperVersion(row));
    if (row.accountId !== null && row.accountId === accountIdOf(asker))
      throw new Refusal('forbidden', 'paper.own');
    const kind = paperKindOf(ctx.sealing.open(sealedPaper(row), 'volunteer.national_id'));
    if (row.nationalIdProvenAt !== null) return;
    await refuseTaken(tx, row);
    const now = ctx.clock.now();
    await tx
      .update(volunteer)
      .set({ nationalIdProvenAt: now, updatedAt: now })
      .where(eq(volunteer.id, row.id));
    await audit(asker, tx, {
      action: 'volunteer.paper_proven',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode: row.provinceCode,
      subjectAccountId: row.accountId,
      detail: { kind },
    });
  });
}

/** @throws Refusal `paper.taken` when an office vouches for the same paper of another record */
async function refuseTaken(tx: Transaction, { id, nationalIdIndex }: VolunteerRow): Promise<void> {
  if (nationalIdIndex === null) return;
  // Two offices that see one paper at once stand in line.
  await inLine(tx, `paper:${nationalIdIndex}`);
  const [other] = await tx
    .select({ id: volunteer.id })
    .from(volunteer)
    .where(
      and(
        eq(volunteer.nationalIdIndex, nationalIdIndex),
        isNotNull(volunteer.nationalIdProvenAt),
        ne(volunteer.id, id),
      ),
    )
    .limit(1);
  if (other) throw new Refusal('conflict', 'paper.taken');
}
