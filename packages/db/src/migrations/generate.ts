// `pnpm db:generate <name>`: writes the SQL that takes the last snapshot to the tables as they are now.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsFolder } from './read.ts';
import { schemaDifference } from './schema-difference.ts';

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9-]*$/.test(name)) throw new Error('usage: pnpm db:generate <kebab-case-name>');

const { statements, snapshot } = await schemaDifference();
if (statements.length === 0) {
  console.log('the tables equal the last snapshot: nothing to write');
} else {
  // Numbers are handed out with gaps where several work at once: the next is one more than the last.
  const taken = (await readdir(migrationsFolder))
    .map((file) => Number.parseInt(file, 10))
    .filter(Number.isInteger);
  const file = `${String(Math.max(-1, ...taken) + 1).padStart(4, '0')}-${name}.sql`;
  await writeFile(join(migrationsFolder, file), `${statements.join('\n')}\n`);
  await writeFile(join(migrationsFolder, 'meta/snapshot.json'), `${JSON.stringify(snapshot, null, 1)}\n`);
  console.log(`wrote ${file}: ${statements.length} statements`);
}
