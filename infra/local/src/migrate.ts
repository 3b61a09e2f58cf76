// Deployment step: migrates the database and lets the application role in. Run as the owner, before new code starts.
import { readConfig } from '@hamyar/platform';
import { z } from 'zod';
import { prepareDatabase } from './database.ts';

const config = readConfig(
  z.object({
    DATABASE_OWNER_URL: z.string().min(1).describe('PostgreSQL address of the owner role'),
    APPLICATION_PASSWORD: z
      .string()
      .min(16)
      .describe('password that the application role hamyar_app shall have'),
  }),
  process.env,
);
await prepareDatabase(config.DATABASE_OWNER_URL, config.APPLICATION_PASSWORD);
console.log('the database stands at the newest migration');
