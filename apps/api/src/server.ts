import { makeLogger, readConfig } from '@hamyar/platform';
import { buildApp } from './app.ts';
import { apiConfig } from './config.ts';

const config = readConfig(apiConfig, process.env);
const log = makeLogger('api', config.LOG_LEVEL);
const app = await buildApp(config, log);
await app.listen({ host: config.HOST, port: config.PORT });
log.info({ port: config.PORT }, 'API listens');

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  const late = setTimeout(() => process.exit(1), 10_000);
  await app.close();
  clearTimeout(late);
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
process.on('unhandledRejection', (error) => {
  log.fatal({ err: error }, 'unhandled rejection');
  process.exit(1);
});
