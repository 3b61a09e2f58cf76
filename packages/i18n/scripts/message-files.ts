import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the messages: `<wing>/<noun>.<locale>.json`, and `site/` for what is of no noun. */
export const messagesFolder = fileURLToPath(new URL('../messages/', import.meta.url));

/** `<wing>/<noun>` of every file that Persian, the source, has. */
export function messageNouns(): string[] {
  return readdirSync(messagesFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.fa.json'))
    .map((file) => file.slice(0, -'.fa.json'.length).replaceAll('\\', '/'))
    .sort();
}

/** The messages of one noun in one language. */
export function readMessages(noun: string, locale: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`${messagesFolder}${noun}.${locale}.json`, 'utf8')) as Record<
    string,
    unknown
  >;
}
