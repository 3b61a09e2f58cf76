import { settings } from '@hamyar/features/settings';
import { keySchema, processConfig } from '@hamyar/platform';
import { z } from 'zod';

/** Everything the API reads from its environment. */
export const apiConfig = processConfig.extend(settings.shape).extend({
  HOST: z.string().default('127.0.0.1').describe('address to listen on; the API is never published'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3001).describe('port to listen on'),
  ACCESS_TOKEN_KEY: keySchema.describe('signs access tokens; 32 bytes in base64'),
  TRUSTED_PROXIES: z
    .string()
    .default('127.0.0.1,::1')
    .describe('addresses whose X-Forwarded-For is believed'),
  MAX_EVENT_LOOP_LAG_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(500)
    .describe('above it the API answers that it is busy instead of falling behind; 0: never'),
});
export type ApiConfig = z.output<typeof apiConfig>;
