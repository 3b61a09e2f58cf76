import { requireDurableRedis } from '@hamyar/delivery/durable-redis';
import { makeLogger, readConfig } from '@hamyar/platform';
import { workerConfig } from './config.ts';
import { startWorker } from './worker.ts';

const config = readConfig(workerConfig, process.env);
const log = makeLogger('worker', config.LOG_LEVEL);
if (config.REDIS_URL) await requireDurableRedis(config.REDIS_URL);
const worker = startWorker(config, log);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  const late = setTimeout(() => process.exit(1), 30_000);
  await worker.close();
  clearTimeout(late);
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
process.on('unhandledRejection', (error) => {
  log.fatal({ err: error }, 'unhandled rejection');
  process.exit(1);
});
