import type { audit } from '@hamyar/contracts';
import type { EntryRow } from './queries.ts';

/** A row as the contract tells it. */
export function presentEntry(row: EntryRow, names: ReadonlyMap<string, string>): audit.Entry {
  const { at, detail, ...rest } = row;
  return {
    ...rest,
    at: at.toISOString(),
    actorName: (row.actorId && names.get(row.actorId)) ?? null,
    detail: Object.entries(detail ?? {})
      .slice(0, 100)
      .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) })),
  };
}
