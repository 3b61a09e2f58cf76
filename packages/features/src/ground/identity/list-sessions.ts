import type { Answer, identity } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Device } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';

interface OpenSession {
  readonly id: string;
  readonly device: Device | null;
  readonly since: Date;
  readonly lastUsedAt: Date;
}

/** Where somebody is signed in. */
export async function listSessions(asker: Ctx): Promise<Answer<typeof identity.listSessions>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const own = 'sessionId' in asker.actor ? asker.actor.sessionId : null;
  const { rows } = await withTransaction(asService(asker, 'own-sessions'), (tx) =>
    tx.$client.query<OpenSession>({
      name: 'sessions_own',
      text: `select s.id, s.device, s.created_at as since,
          greatest(s.created_at, (select max(t.issued_at) from refresh_token t where t.session_id = s.id)) as "lastUsedAt"
        from session s where s.account_id = $1 and s.revoked_at is null and s.expires_at > $2 order by s.id desc limit 50`,
      values: [accountId, asker.clock.now()],
    }),
  );
  return {
    items: rows.map(({ since, lastUsedAt, ...row }) => ({
      ...row,
      since: since.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      isThis: row.id === own,
    })),
  };
}
