import { z } from 'zod';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);
const minutes = z.coerce.number().positive();

/** Everything the sandbox can be told, by environment variable. Nothing here is secret: it holds no real money. */
export const sandboxConfig = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(3009)
    .describe('Port to listen on; 0 takes a free one.'),
  MERCHANT_IDS: list
    .default(['00000000-0000-4000-8000-000000000001'])
    .describe('Terminals (UUIDs) the payment gateway knows, comma separated.'),
  CALLBACK_HOSTS: list
    .default(['localhost', '127.0.0.1', '[::1]'])
    .describe('Host names a callback address may have, comma separated.'),
  MIN_AMOUNT_IRR: z.coerce.bigint().default(1_000n).describe('Least amount of a payment, rials.'),
  MAX_AMOUNT_IRR: z.coerce.bigint().default(1_000_000_000n).describe('Greatest amount of a payment, rials.'),
  LAPSE_MINUTES: minutes.default(30).describe('Unpaid sessions and unverified money lapse after this long.'),
  REVERSE_MINUTES: minutes.default(30).describe('A payment may be reversed this long after it was made.'),
  SLOW_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(12_000)
    .describe('How late a slow answer comes, milliseconds.'),
  SMS_API_KEY: z.string().min(1).default('sandbox').describe('API key the SMS provider accepts.'),
  SMS_TEMPLATES_FILE: z
    .string()
    .optional()
    .describe(
      'JSON file of approved templates: name → text with %token, %token2, %token3, %token10, %token20.',
    ),
});
export type SandboxConfig = z.infer<typeof sandboxConfig>;
