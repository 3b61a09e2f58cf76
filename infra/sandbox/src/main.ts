import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { buildSandbox } from './app.ts';
import { sandboxConfig } from './config.ts';

const config = sandboxConfig.parse(process.env);
const templatesFile = config.SMS_TEMPLATES_FILE ?? new URL('../templates.json', import.meta.url);
const templates = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(templatesFile, 'utf8')));

const app = buildSandbox({ config, templates, now: Date.now });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.close().then(() => process.exit(0)));
}
const address = await app.listen({ host: config.HOST, port: config.PORT });
process.stdout.write(`sandbox ready ${address}\n`);
