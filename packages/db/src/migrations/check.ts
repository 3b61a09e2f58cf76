// `pnpm verify`: the committed migrations say what the drizzle tables say. Needs no database.
import { schemaDifference } from './schema-difference.ts';

const { statements } = await schemaDifference();
if (statements.length > 0) {
  process.stderr.write(
    `the tables differ from the migrations; run \`pnpm db:generate <name>\`:\n${statements.join('\n')}`,
  );
  process.exitCode = 1;
}
