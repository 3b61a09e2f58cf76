// Sorts both message files by key, so that nouns stay together and branches merge cleanly.
import { readFileSync, writeFileSync } from 'node:fs';

for (const locale of ['fa', 'en']) {
  const file = new URL(`../messages/${locale}.json`, import.meta.url);
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const sorted = Object.fromEntries(Object.entries(messages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}
