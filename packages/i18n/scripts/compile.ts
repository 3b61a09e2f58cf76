// Compiles messages/{fa,en}.json to src/paraglide for web and worker alike. Refuses a message that
// exists in one language only: paraglide would silently fall back to the other.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';

const root = fileURLToPath(new URL('..', import.meta.url));

function keysOf(locale: string): Set<string> {
  const messages = JSON.parse(readFileSync(`${root}messages/${locale}.json`, 'utf8')) as Record<
    string,
    unknown
  >;
  return new Set(Object.keys(messages).filter((key) => !key.startsWith('$')));
}

const persian = keysOf('fa');
const english = keysOf('en');
const missing = [
  ...[...persian].filter((key) => !english.has(key)).map((key) => `en.json lacks ${key}`),
  ...[...english].filter((key) => !persian.has(key)).map((key) => `fa.json lacks ${key}`),
];
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}

// Compiling takes a dozen seconds, most of them for the declarations: what is up to date is left alone.
const stampFile = `${root}src/paraglide/.stamp`;
const stamp = createHash('sha256');
for (const file of [
  'messages/fa.json',
  'messages/en.json',
  'project.inlang/settings.json',
  'scripts/compile.ts',
  'package.json',
])
  stamp.update(readFileSync(`${root}${file}`));
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
console.log(`${persian.size} messages compiled for fa and en`);
writeFileSync(stampFile, wanted);
// The compiler leaves timers behind that would hold the process for another twenty seconds.
process.exit(0);
