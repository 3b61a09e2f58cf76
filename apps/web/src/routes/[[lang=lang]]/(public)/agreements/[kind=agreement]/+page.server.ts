import { statements } from '@hamyar/contracts';
import { loadStatement } from '#lib/server/statement.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadStatement(event, statements.agreed.parse(event.params.kind));
