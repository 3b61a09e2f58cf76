import { z } from 'zod';
import { keySchema } from './config.ts';
import { type Actor, type Clock, type Context, type EventHandlers, rowScopeOf } from './context.ts';
import { localFileStore } from './file-store.ts';
import { systemChance, systemClock } from './ids.ts';
import type { Logger } from './logger.ts';
import { withBreaker } from './ports/breaker.ts';
import { createKavenegar, type KavenegarTemplate } from './ports/kavenegar.ts';
import { createZarinpal } from './ports/zarinpal.ts';
import { makeSealing } from './sealing.ts';

/** What every process that runs features reads from its environment, besides what the features let an operator set. */
export const processConfig = z.object({
  PUBLIC_URL: z.url().describe('address of the web as people see it, e.g. https://hamyar.example'),
  DATABASE_URL: z.string().min(1).describe('PostgreSQL address of the application role'),
  SEAL_KEY: keySchema.describe('encrypts single fields; 32 bytes in base64'),
  INDEX_KEY: keySchema.describe(
    'keyed hashes of national IDs, licence numbers and one-time codes; 32 bytes in base64',
  ),
  UPLOADS_DIR: z.string().min(1).describe('folder of uploaded files, shared by API and worker'),
  PAYMENT_GATEWAY_URL: z.url().describe('base address of the ZarinPal v4 API'),
  PAYMENT_PAGE_URL: z
    .url()
    .optional()
    .describe('address of the pay pages, when browsers reach the gateway by another name'),
  PAYMENT_MERCHANT_ID: z.uuid().describe('merchant id at the gateway'),
  SMS_GATEWAY_URL: z.url().describe('base address of the Kavenegar API'),
  SMS_API_KEY: z.string().min(1).describe('API key at the SMS provider'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('least severity logged'),
});
export type ProcessConfig = z.output<typeof processConfig>;

/** Makes the context of one request or job. */
export type ContextMaker<Pool, Settings> = (
  actor: Actor,
  requestId: string,
  log: Logger,
) => Context<Pool, Settings>;

/**
 * Wires a process: ports with their adapters, keys, clock. Everything but the actor is the same for its whole life.
 * @param smsTemplates our template keys → the provider's templates
 * @param eventHandlers the jobs that follow what verbs announce
 * @param settings what the features let an operator set
 * @param options.providerMs longest wait for a provider; the adapters' own unless told
 * @param options.clock the machine's, unless a measurement moves its own
 */
export function contextMaker<Pool, Settings>(
  config: ProcessConfig,
  pool: Pool,
  smsTemplates: Readonly<Record<string, KavenegarTemplate>>,
  eventHandlers: EventHandlers,
  settings: Settings,
  options: { providerMs?: number; clock?: Clock } = {},
): ContextMaker<Pool, Settings> {
  const patience = options.providerMs === undefined ? {} : { timeoutMs: options.providerMs };
  const sms = createKavenegar({
    ...patience,
    baseUrl: config.SMS_GATEWAY_URL,
    apiKey: config.SMS_API_KEY,
    templates: smsTemplates,
  });
  const shared = {
    pool,
    clock: options.clock ?? systemClock,
    sealing: makeSealing(config.SEAL_KEY, config.INDEX_KEY),
    eventHandlers,
    publicUrl: config.PUBLIC_URL.replace(/\/+$/, ''),
    ...systemChance,
    settings,
    ports: {
      payments: createZarinpal({
        ...patience,
        baseUrl: config.PAYMENT_GATEWAY_URL,
        merchantId: config.PAYMENT_MERCHANT_ID,
        ...(config.PAYMENT_PAGE_URL ? { payBaseUrl: config.PAYMENT_PAGE_URL } : {}),
      }),
      sms: { sendTemplate: withBreaker(sms.sendTemplate) },
      files: localFileStore(config.UPLOADS_DIR),
    },
  };
  return (actor, requestId, log) => ({ ...shared, actor, rowScope: rowScopeOf(actor), requestId, log });
}
