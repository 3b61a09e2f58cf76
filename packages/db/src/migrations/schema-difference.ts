import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import * as schema from '../schema.ts';
import { migrationsFolder } from './read.ts';

type Snapshot = ReturnType<typeof generateDrizzleJson>;

/** Statements that would take the committed snapshot to the drizzle tables; empty when they agree. */
export async function schemaDifference(): Promise<{ statements: string[]; snapshot: Snapshot }> {
  const text = await readFile(join(migrationsFolder, 'meta/snapshot.json'), 'utf8').catch(() => null);
  const previous: Snapshot = text ? JSON.parse(text) : generateDrizzleJson({});
  const snapshot = generateDrizzleJson(schema, previous.id, undefined, 'snake_case');
  return { statements: await generateMigration(previous, snapshot), snapshot };
}
