import { afterAll, beforeAll, expect, it } from 'vitest';
import { asOwner } from './database.ts';
import { requireOneKind } from './demonstration.ts';
import { type ThrowAwayDatabase, throwAwayDatabase } from './throw-away-database.ts';

let database: ThrowAwayDatabase;
beforeAll(async () => {
  database = await throwAwayDatabase();
}, 60_000);
afterAll(() => database.close());

const add = (mobile: string, isDemo: boolean) =>
  asOwner(database.ownerUrl, (owner) =>
    owner.query("insert into account (mobile, is_demo, retain_until) values ($1, $2, '2031-01-01')", [
      mobile,
      isDemo,
    ]),
  );

it('empty data may become a demonstration or not', async () => {
  await expect(requireOneKind(database.ownerUrl, true)).resolves.toBeUndefined();
  await expect(requireOneKind(database.ownerUrl, false)).resolves.toBeUndefined();
});

it('no demonstration is written among real people', async () => {
  await add('+989120000001', false);
  await expect(requireOneKind(database.ownerUrl, true)).rejects.toThrow('--no-demo');
  await expect(requireOneKind(database.ownerUrl, false)).resolves.toBeUndefined();
});

it('a demonstration never becomes a real platform, whoever has signed up in it', async () => {
  await add('+989000000021', true);
  await expect(requireOneKind(database.ownerUrl, true)).resolves.toBeUndefined();
  await expect(requireOneKind(database.ownerUrl, false)).rejects.toThrow('--fresh');
});
