// Compiles messages/<wing>/<noun>.{fa,en}.json to src/paraglide for web and worker alike. Refuses a message that
// exists in one language only: paraglide would silently fall back to the other; and one that stands in two files.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';
import { messageNouns, messagesFolder, readMessages } from './message-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const nouns = messageNouns();

const homes = new Map<string, string>();
const problems: string[] = [];
for (const noun of nouns) {
  const persian = new Set(Object.keys(readMessages(noun, 'fa')));
  const english = new Set(Object.keys(readMessages(noun, 'en')));
  for (const key of persian) {
    if (!english.has(key)) problems.push(`${noun}.en.json lacks ${key}`);
    if (homes.has(key)) problems.push(`${key} stands in ${homes.get(key)} and in ${noun}`);
    homes.set(key, noun);
  }
  for (const key of english) if (!persian.has(key)) problems.push(`${noun}.fa.json lacks ${key}`);
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

// The compiler wants its files named one by one; the folder is the list.
const settingsFile = `${root}project.inlang/settings.json`;
const settingsText = readFileSync(settingsFile, 'utf8');
const settings = {
  ...(JSON.parse(settingsText) as Record<string, unknown>),
  'plugin.inlang.messageFormat': { pathPattern: nouns.map((noun) => `./messages/${noun}.{locale}.json`) },
};
const wantedSettings = `${JSON.stringify(settings, null, 2)}\n`;
if (settingsText !== wantedSettings) writeFileSync(settingsFile, wantedSettings);

// Compiling takes a dozen seconds, most of them for the declarations: what is up to date is left alone.
const stampFile = `${root}src/paraglide/.stamp`;
const stamp = createHash('sha256');
for (const file of [
  ...nouns.flatMap((noun) => [`${messagesFolder}${noun}.fa.json`, `${messagesFolder}${noun}.en.json`]),
  settingsFile,
  `${root}scripts/compile.ts`,
  `${root}package.json`,
])
  stamp.update(file.slice(root.length)).update(readFileSync(file));
const wanted = stamp.digest('hex');
if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) process.exit(0);

await compile({
  project: `${root}project.inlang`,
  outdir: `${root}src/paraglide`,
  outputStructure: 'locale-modules',
  // Who asks decides the language: a request, a notification's reader, the page. See locale.ts.
  strategy: ['globalVariable', 'baseLocale'],
  disableAsyncLocalStorage: true,
  emitTsDeclarations: true,
  emitReadme: false,
});
console.log(`${homes.size} messages compiled for fa and en`);
writeFileSync(stampFile, wanted);
// The compiler leaves timers behind that would hold the process for another twenty seconds.
process.exit(0);
