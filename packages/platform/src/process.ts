import { z } from 'zod';
import { keySchema } from './config.ts';
import { type Actor, type Clock, type Context, type EventHandlers, rowScopeOf } from './context.ts';
import { systemChance, systemClock } from './ids.ts';
import type { Logger } from './logger.ts';
import { withBreaker } from './ports/breaker.ts';
import { clamdScanner, scannerAddress } from './ports/file-scanner.ts';
import { type FileStore, localFileStore } from './ports/file-store.ts';
import { createKavenegar, type KavenegarTemplate } from './ports/kavenegar.ts';
import { s3FileStore } from './ports/s3-file-store.ts';
import { createWitnesses } from './ports/witness.ts';
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
  FILES_S3_URL: z
    .url()
    .optional()
    .describe('base address of an S3-compatible service for uploaded files; the folder is used without it'),
  FILES_S3_BUCKET: z.string().min(1).default('hamyar').describe('private bucket of uploaded files'),
  FILES_S3_REGION: z.string().min(1).default('us-east-1').describe('region of that bucket'),
  FILES_S3_KEY_ID: z.string().default('').describe('id of the access key of that bucket'),
  FILES_S3_SECRET: z.string().default('').describe('secret of the access key of that bucket'),
  FILES_SCANNER: z
    .string()
    .regex(scannerAddress)
    .optional()
    .describe(
      'where clamd listens, tcp://host:3310 or unix:/run/clamav/clamd.ctl; without it files are shown as not scanned',
    ),
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
      files: fileStoreOf(config),
      scanner: config.FILES_SCANNER ? clamdScanner(config.FILES_SCANNER) : null,
      witnesses: createWitnesses(),
    },
  };
  return (actor, requestId, log) => ({ ...shared, actor, rowScope: rowScopeOf(actor), requestId, log });
}

function fileStoreOf(config: ProcessConfig): FileStore {
  if (!config.FILES_S3_URL) return localFileStore(config.UPLOADS_DIR);
  return s3FileStore({
    endpoint: config.FILES_S3_URL,
    bucket: config.FILES_S3_BUCKET,
    region: config.FILES_S3_REGION,
    keyId: config.FILES_S3_KEY_ID,
    secret: config.FILES_S3_SECRET,
  });
}
