// A real worker process with one countable job; killed and started again by worker-kill.ts.
import { makeLogger, readConfig } from '@hamyar/platform';
import { workerConfig } from '@hamyar/worker/config';
import { startWorker } from '@hamyar/worker/worker';
import { effectJob } from './effect-job.ts';

startWorker(readConfig(workerConfig, process.env), makeLogger('worker', 'warn'), [effectJob], []);
process.send?.('working');
