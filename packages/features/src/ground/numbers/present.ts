import type { numbers } from '@hamyar/contracts';
import { maskMobile } from '@hamyar/domain';
import { versionOf } from '../../kit/version.ts';
import type { ChangeRow } from './queries.ts';

/** Of what whoever takes a change back has seen. */
export const changeVersion = ({ id, toMobile, dueAt }: ChangeRow): string =>
  versionOf([id, toMobile, dueAt.toISOString()]);

/** A change that waits, as the contract tells it. */
export const presentChange = (row: ChangeRow): numbers.OpenChange => ({
  version: changeVersion(row),
  toMasked: maskMobile(row.toMobile),
  askedAt: row.askedAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
});
