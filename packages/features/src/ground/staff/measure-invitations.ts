import { staffInvitation, withTransaction } from '@hamyar/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { measureFound, type Waiting } from '../../kit/waiting-work.ts';
import { authorise, provincesOf } from '../access/index.ts';

/** Invitations to an office that wait for a second person. */
export async function measureInvitations(ctx: Ctx): Promise<Waiting> {
  const scope = authorise(ctx, 'staff.manage');
  const provinces = provincesOf(scope);
  const waiting = and(
    eq(staffInvitation.state, 'waiting'),
    provinces ? inArray(staffInvitation.provinceCode, [...provinces]) : undefined,
  );
  return await withTransaction(ctx, (tx) =>
    measureFound(tx, sql`select ${staffInvitation.createdAt} as at from ${staffInvitation} where ${waiting}`),
  );
}
