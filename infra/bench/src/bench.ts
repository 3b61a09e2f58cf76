import { candidates } from './candidates.ts';
import { dev } from './dev.ts';
import { form } from './form.ts';
import { matching } from './matching.ts';
import { runNamed } from './report.ts';
import { statements } from './statements.ts';

await runNamed('bench', { candidates, dev, form, matching, statements });
