import { loadStatement } from '#lib/server/statement.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadStatement(event, 'privacy');
