// Sorts every message file by key, so that branches merge cleanly.
import { writeFileSync } from 'node:fs';
import { messageNouns, messagesFolder, readMessages } from './message-files.ts';

for (const noun of messageNouns())
  for (const locale of ['fa', 'en']) {
    const sorted = Object.entries(readMessages(noun, locale)).sort(([a], [b]) => (a < b ? -1 : 1));
    writeFileSync(
      `${messagesFolder}${noun}.${locale}.json`,
      `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`,
    );
  }
