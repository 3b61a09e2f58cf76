import { candidates } from './candidates.ts';
import { matching } from './matching.ts';
import { runNamed } from './report.ts';
import { statements } from './statements.ts';

await runNamed('bench', { candidates, matching, statements });
