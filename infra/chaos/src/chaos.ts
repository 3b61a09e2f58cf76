import { runNamed } from '@hamyar/bench/report';
import { images } from './images.ts';
import { workerKill } from './worker-kill.ts';

await runNamed('chaos', { images, 'worker-kill': workerKill });
