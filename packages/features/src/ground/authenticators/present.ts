import type { authenticators } from '@hamyar/contracts';
import type { z } from 'zod';
import type { AuthenticatorRow } from './queries.ts';

export function presentAuthenticator(row: AuthenticatorRow): z.input<typeof authenticators.authenticator> {
  const { id, kind, name, isSynced } = row;
  return {
    id,
    kind,
    name,
    isSynced,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
