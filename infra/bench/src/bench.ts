import { candidates } from './candidates.ts';
import { form } from './form.ts';
import { matching } from './matching.ts';
import { runNamed } from './report.ts';
import { statements } from './statements.ts';

await runNamed('bench', { candidates, form, matching, statements });
