import { makeLogger, readConfig, stopWhenTold } from '@hamyar/platform';
import { buildApp } from './app.ts';
import { apiConfig } from './config.ts';

const config = readConfig(apiConfig, process.env);
const log = makeLogger('api', config.LOG_LEVEL);
const app = await buildApp(config, log);
await app.listen({ host: config.HOST, port: config.PORT });
log.info({ port: config.PORT }, 'API listens');

stopWhenTold(log, () => app.close(), 10_000);
