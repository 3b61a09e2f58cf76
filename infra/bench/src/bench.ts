import { candidates } from './candidates.ts';
import { dev } from './dev.ts';
import { documents } from './documents.ts';
import { form } from './form.ts';
import { log } from './log.ts';
import { matching } from './matching.ts';
import { runNamed } from './report.ts';
import { statements } from './statements.ts';
import { web } from './web.ts';

await runNamed('bench', { candidates, dev, documents, form, log, matching, statements, web });
