import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * Reads a process's configuration once. Every variable NAME may instead be given as NAME_FILE, a file that holds it,
 * so that secrets need not stand in the environment.
 * @throws Error listing every wrong variable with its description, never its value
 */
export function readConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Record<string, string | undefined>,
): z.output<z.ZodObject<Shape>> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const variable = variableOf(name);
    const file = env[`${variable}_FILE`];
    const value = file ? readFileSync(file, 'utf8').trim() : env[variable];
    if (value !== undefined && value !== '') given[name] = value;
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const field: unknown = schema.shape[name];
    const description = field instanceof z.ZodType ? field.description : undefined;
    return `  ${variableOf(name)}: ${issue.message}${description ? ` (${description})` : ''}`;
  });
  throw new Error(`configuration is not usable:\n${lines.join('\n')}`);
}

/** The environment's word for a setting: `codesPerDay` is `CODES_PER_DAY`; what is written so already stays. */
export const variableOf = (setting: string): string =>
  /^[a-z]/.test(setting) ? setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase() : setting;

/** 32 random bytes as base64; the keys of the platform all have this form. */
export const keySchema = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64');
