import { countInDigits, offices, statements } from '@hamyar/contracts';
import type { RequestEvent } from '@sveltejs/kit';
import { statementName } from '#lib/features/ground/statements/words.ts';
import { read } from './api.ts';

/** What the pages of statements show: the version that is asked for, and who answers in each office. */
export async function loadStatement(event: RequestEvent, kind: statements.Kind) {
  const number = countInDigits.safeParse(event.url.searchParams.get('version')).success
    ? event.url.searchParams.get('version')
    : null;
  const [statement, list] = await Promise.all([
    read(event, statements.show, { params: { kind }, query: number ? { number } : {} }),
    read(event, offices.list),
  ]);
  return {
    statement,
    offices: list.offices.filter((office) => office.contact !== null),
    breadcrumb: [{ label: statementName[kind]() }],
  };
}
