import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's root, absolute, with a slash at the end. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Files git knows or would add, as paths from the root; ignored and deleted ones are left out. */
export function repositoryFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // A file in conflict is listed once for each side.
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(root + path));
}

export function readText(path: string): string {
  return readFileSync(root + path, 'utf8');
}

/** Lines as an editor counts them. */
export function lineCount(text: string): number {
  return text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
