// `pnpm run audit verify [--json] [--data DIR]`: walks the chain over the audit log and says which rows are not what was
// sealed. Exit code 1 when there is any. With DATABASE_URL of your own, or in a container, it asks that database.
import { parseArgs } from 'node:util';
import { verifyAudit } from '@hamyar/features/ground/audit/index';
import { openAsOperator } from './operator.ts';
import { defaultDataFolder } from './project-root.ts';

const usage = 'usage: pnpm run audit verify [--json] [--data DIR]';
const words = {
  changed: 'is not what was sealed',
  removed: 'was sealed and is gone',
  inserted: 'was put in later than it says',
  gap: 'is missing in the chain',
  head_unknown: 'is a head that the public log holds and the chain does not',
} as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  args: process.argv.slice(2).filter((word) => word !== '--'),
  options: {
    json: { type: 'boolean', default: false },
    data: { type: 'string', default: defaultDataFolder },
  },
});
if (positionals.length !== 1 || positionals[0] !== 'verify') {
  console.error(usage);
  process.exit(2);
}
const { ctx, close } = await openAsOperator(values.data, 'audit.command-line');
try {
  const report = await verifyAudit(ctx);
  if (values.json) console.log(JSON.stringify(report));
  else {
    for (const { kind, at } of report.findings) console.log(`${at} ${words[kind]}`);
    console.log(
      `${report.findings.length === 0 ? 'OK' : 'BROKEN'} ${report.rows} rows, ${report.heads} heads in the public log`,
    );
    console.log(`   ${report.head}`);
  }
  process.exitCode = report.findings.length === 0 ? 0 : 1;
} finally {
  await close();
}
