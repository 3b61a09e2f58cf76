// `pnpm test`: gets what the suites need, runs everything, and says in one line how it went.
import { execFileSync, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';
import { buildWeb } from './web-build.ts';

interface Tool {
  readonly command: string;
  /** Debian package that brings it. */
  readonly package: string;
  /** Variable that tells the suites to do without. */
  readonly without: string;
  readonly suites: string;
  /** How it tells its version, where not by `--version`. */
  readonly asked?: string;
}

const tools: readonly Tool[] = [
  { command: 'redis-server', package: 'redis-server', without: 'WITHOUT_REDIS', suites: 'jobs on Redis' },
  { command: 'chromium', package: 'chromium', without: 'WITHOUT_CHROMIUM', suites: 'browser journeys' },
  { command: 'pdfinfo', package: 'poppler-utils', without: 'WITHOUT_POPPLER', suites: 'papers', asked: '-v' },
  { command: 'zbarimg', package: 'zbar-tools', without: 'WITHOUT_ZBAR', suites: 'codes on papers' },
];

const env: NodeJS.ProcessEnv = { ...process.env };
const skippedSuites: string[] = [];
for (const tool of tools) {
  if (isInstalled(tool) || install(tool)) continue;
  env[tool.without] = '1';
  skippedSuites.push(tool.suites);
  console.log(
    `SKIPPED ${tool.suites}: ${tool.command} is not installed and could not be (package ${tool.package})`,
  );
}

await buildWeb(() => {});
const reportFile = join(tmpdir(), `hamyar-test-${process.pid}.json`);
const code = await runVitest(reportFile);
const report = JSON.parse(await readFile(reportFile, 'utf8').catch(() => '{}')) as {
  numPassedTests?: number;
  numFailedTests?: number;
  numPendingTests?: number;
  numFailedTestSuites?: number;
};
await rm(reportFile, { force: true });

const passed = report.numPassedTests ?? 0;
const skipped = (report.numPendingTests ?? 0) + skippedSuites.length;
const skipIsFailure = process.env['CI'] === 'true' && skipped > 0;
// A suite that fell over before its tests, or a crash of the runner, is a failure though no test failed.
const failed = Math.max(report.numFailedTests ?? 0, code === 0 ? 0 : 1) + (skipIsFailure ? skipped : 0);
if (skipIsFailure) console.log(`CI=true: ${skipped} skipped count as failed`);
console.log(`${passed} passed, ${failed} failed, ${skipIsFailure ? 0 : skipped} skipped`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function isInstalled({ command, asked = '--version' }: Tool): boolean {
  try {
    execFileSync(command, [asked], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** From the system's packages, when this is a Debian and we may. */
function install(tool: Tool): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    console.log(`installing ${tool.package} from the system's packages`);
    const options = { stdio: 'ignore' as const, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', tool.package], options);
    return isInstalled(tool);
  } catch {
    return false;
  }
}

function runVitest(outputFile: string): Promise<number> {
  const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${outputFile}`];
  const child = spawn(process.execPath, [...args, ...process.argv.slice(2)], {
    cwd: projectRoot,
    env,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
}
