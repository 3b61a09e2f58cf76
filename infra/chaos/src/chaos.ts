import { runNamed } from '@hamyar/bench/report';
import { workerKill } from './worker-kill.ts';

await runNamed('chaos', { 'worker-kill': workerKill });
