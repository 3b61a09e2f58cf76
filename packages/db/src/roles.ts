import type { Client } from 'pg';
import pg from 'pg';

/** Name of the role the application connects as: it owns no tables and cannot bypass row-level security. */
export const applicationRole = 'hamyar_app';

/** Lets the application role sign in with this password; run by the owner after migrating. */
export async function allowApplicationLogin(owner: Client, password: string): Promise<void> {
  await owner.query(`alter role ${applicationRole} login password ${pg.escapeLiteral(password)}`);
}

/** Rights on the queue's own schema, which the owner migrates. */
export async function grantQueueSchema(owner: Client, schema: string): Promise<void> {
  const name = pg.escapeIdentifier(schema);
  await owner.query(`grant usage on schema ${name} to ${applicationRole};
    grant select, insert, update, delete, truncate on all tables in schema ${name} to ${applicationRole};
    grant usage, select, update on all sequences in schema ${name} to ${applicationRole};
    grant execute on all functions in schema ${name} to ${applicationRole};`);
}
