import { z } from 'zod';
import { keySchema } from './config.ts';
import { type Actor, type Context, type EventHandlers, type QuietHours, rowScopeOf } from './context.ts';
import { localFileStore } from './file-store.ts';
import { systemChance, systemClock } from './ids.ts';
import type { Logger } from './logger.ts';
import { withBreaker } from './ports/breaker.ts';
import { createKavenegar, type KavenegarTemplate } from './ports/kavenegar.ts';
import { createZarinpal } from './ports/zarinpal.ts';
import { makeSealing } from './sealing.ts';

/** What every process that runs features reads from its environment. */
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
  UNUSED_CODES_PER_NETWORK_PER_HOUR: z.coerce
    .number()
    .int()
    .min(1)
    .default(300)
    .describe('one-time codes that a network may ask for and not use in an hour before it has to wait'),
  CODES_PER_PREFIX_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(60)
    .describe(
      'texts with codes per minute for the ten thousand numbers that share their first seven digits; above it each unknown network gets three an hour',
    ),
  CODES_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(300)
    .describe(
      'texts with codes per minute for browsers that have not signed in before; from half of it on each unknown network gets three an hour',
    ),
  CODES_PER_DAY: z.coerce
    .number()
    .int()
    .min(1)
    .default(50_000)
    .describe('the same per day: what texts to strangers may cost at most'),
  PLEDGES_PER_ADDRESS_PER_HOUR: z.coerce
    .number()
    .int()
    .min(1)
    .default(6_000)
    .describe('pledges per network address and hour: an operator puts thousands of people behind one'),
  OFFERS_PER_PERSON_PER_WEEK: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(5)
    .describe('offers made to one volunteer in any seven days'),
  QUIET_HOURS: z
    .string()
    .regex(/^(none|([01]?\d|2[0-3])-([01]?\d|2[0-3]))$/)
    .default('22-8')
    .describe(
      'hours of the Tehran day without text messages for offers, e.g. 22-8; `none` for no such hours',
    ),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('least severity logged'),
});
export type ProcessConfig = z.output<typeof processConfig>;

/** Makes the context of one request or job. */
export type ContextMaker<Pool> = (actor: Actor, requestId: string, log: Logger) => Context<Pool>;

/**
 * Wires a process: ports with their adapters, keys, clock. Everything but the actor is the same for its whole life.
 * @param smsTemplates our template keys → the provider's templates
 * @param eventHandlers the jobs that follow what verbs announce
 * @param options.providerMs longest wait for a provider; the adapters' own unless told
 */
export function contextMaker<Pool>(
  config: ProcessConfig,
  pool: Pool,
  smsTemplates: Readonly<Record<string, KavenegarTemplate>>,
  eventHandlers: EventHandlers,
  options: { providerMs?: number } = {},
): ContextMaker<Pool> {
  const patience = options.providerMs === undefined ? {} : { timeoutMs: options.providerMs };
  const sms = createKavenegar({
    ...patience,
    baseUrl: config.SMS_GATEWAY_URL,
    apiKey: config.SMS_API_KEY,
    templates: smsTemplates,
  });
  const shared = {
    pool,
    clock: systemClock,
    sealing: makeSealing(config.SEAL_KEY, config.INDEX_KEY),
    eventHandlers,
    publicUrl: config.PUBLIC_URL.replace(/\/+$/, ''),
    ...systemChance,
    limits: {
      unusedCodesPerNetworkPerHour: config.UNUSED_CODES_PER_NETWORK_PER_HOUR,
      codesPerPrefixPerMinute: config.CODES_PER_PREFIX_PER_MINUTE,
      codesPerMinute: config.CODES_PER_MINUTE,
      codesPerDay: config.CODES_PER_DAY,
      pledgesPerAddressPerHour: config.PLEDGES_PER_ADDRESS_PER_HOUR,
      offersPerPersonPerWeek: config.OFFERS_PER_PERSON_PER_WEEK,
      quietHours: quietHoursOf(config.QUIET_HOURS),
    },
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

/** `22-8` as hours; null for `none`, and for a span without length. */
function quietHoursOf(text: string): QuietHours | null {
  const [from, to] = text.split('-').map(Number);
  return from === undefined || to === undefined || from === to ? null : { from, to };
}
