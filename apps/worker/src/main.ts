import { requireDurableRedis } from '@hamyar/delivery/durable-redis';
import { makeLogger, readConfig, stopWhenTold } from '@hamyar/platform';
import { workerConfig } from './config.ts';
import { startWorker } from './worker.ts';

const config = readConfig(workerConfig, process.env);
const log = makeLogger('worker', config.LOG_LEVEL);
if (config.REDIS_URL) await requireDurableRedis(config.REDIS_URL);
const worker = startWorker(config, log);

stopWhenTold(log, () => worker.close(), 30_000);
