import { importBatch, withTransaction } from '@hamyar/db';
import { and, inArray, sql } from 'drizzle-orm';
import { authorise, provincesOf } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { measureFound, type Waiting } from '../../kit/waiting-work.ts';

/** Files that are read and wait for answers or for somebody to confirm them. */
export async function measureOpenImports(ctx: Ctx): Promise<Waiting> {
  const scope = authorise(ctx, 'imports.run');
  const provinces = provincesOf(scope);
  const open = and(
    inArray(importBatch.state, ['needs_answers', 'previewed']),
    provinces ? inArray(importBatch.provinceCode, [...provinces]) : undefined,
  );
  return await withTransaction(ctx, (tx) =>
    measureFound(tx, sql`select ${importBatch.createdAt} as at from ${importBatch} where ${open}`),
  );
}
