import { openPool, type Pool } from '@hamyar/db';
import { eventHandlers, features } from '@hamyar/features/features';
import { settingsOf } from '@hamyar/features/settings';
import { smsTemplates } from '@hamyar/i18n/sms-templates';
import { type Clock, contextMaker, type Logger, systemClock, timeLimits } from '@hamyar/platform';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ApiConfig } from './config.ts';
import { answerError, refused } from './errors.ts';
import { useHealth } from './health.ts';
import { useGuards } from './plugins/guard.ts';
import { useSessions } from './plugins/session.ts';
import { fastifyRoutes } from './registry.ts';

/** Builds the API without listening; tests inject into it. */
export async function buildApp(
  config: ApiConfig,
  log: Logger,
  givenPool?: Pool,
  clock?: Clock,
): Promise<FastifyInstance> {
  const pool =
    givenPool ??
    openPool({
      connectionString: config.DATABASE_URL,
      applicationName: 'hamyar-api',
      statementTimeoutMs: timeLimits.statementMs,
      driverTimeoutMs: timeLimits.driverMs,
      onError: (error) => log.warn({ err: error }, 'database connection lost'),
    });
  const contexts = contextMaker(config, pool, smsTemplates, eventHandlers, settingsOf(config), {
    providerMs: timeLimits.providerMs,
    ...(clock ? { clock } : {}),
  });
  const secureCookies = config.PUBLIC_URL.startsWith('https:');

  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.TRUSTED_PROXIES.split(',').map((address) => address.trim()),
    bodyLimit: 256 * 1024,
    connectionTimeout: timeLimits.apiSocketMs,
    // As long as the web lets a file arrive, which passes through to here as it comes.
    requestTimeout: 300_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    requestIdHeader: 'x-request-id',
    genReqId: () => contexts({ kind: 'visitor' }, '-', log).newId(),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    reply.status(404).send(refused('not_found', 'service.no_such_route', request.id)),
  );
  app.addHook('onRoute', (options) => {
    if (options.method === 'HEAD') return;
    if (!options.config?.permission)
      throw new Error(`route ${options.method} ${options.url} names no permission`);
  });

  await useGuards(app, {
    publicUrl: config.PUBLIC_URL,
    maxEventLoopLagMs: config.MAX_EVENT_LOOP_LAG_MS,
  });
  await useSessions(app, {
    accessTokenKey: config.ACCESS_TOKEN_KEY,
    secureCookies,
    contexts,
    pool,
    clock: clock ?? systemClock,
    settings: settingsOf(config),
  });
  useHealth(app, pool);
  const routes = fastifyRoutes(app, secureCookies);
  for (const feature of features) feature.routes?.(routes);

  if (!givenPool) app.addHook('onClose', () => pool.end());
  return app;
}
