// `pnpm log:verify DIR [--policy FILE] [--remember FILE]`: checks a public log that lies in a folder, without asking anybody.
// Whose keys count, the policy says; without one, the `keys.json` beside the folder. A remembered head must be part of it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Policy, policyOfKeys, readPolicy } from './policy.ts';
import { verifyLog } from './verify-log.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  args: process.argv.slice(2).filter((word) => word !== '--'),
  options: { policy: { type: 'string' }, remember: { type: 'string' } },
});
const [folder] = positionals;
if (!folder || positionals.length > 1) {
  console.error('usage: pnpm log:verify DIR [--policy FILE] [--remember FILE]');
  process.exit(2);
}
try {
  const remembered = values.remember && (await readFile(values.remember, 'utf8').catch(() => undefined));
  const report = await verifyLog(folder, await policyFor(folder), remembered || undefined);
  console.log(`OK ${report.size} ${report.root}`);
  for (const [kind, count] of Object.entries(report.leaves)) console.log(`   ${kind} ${count}`);
  console.log(`   witnesses ${report.witnesses.join(', ') || 'none'}`);
  if (values.remember) await writeFile(values.remember, await readFile(join(folder, 'checkpoint')));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function policyFor(dir: string): Promise<Policy> {
  if (values.policy) return readPolicy(await readFile(values.policy, 'utf8'));
  return policyOfKeys(await readFile(join(dir, '..', 'keys.json'), 'utf8'));
}
