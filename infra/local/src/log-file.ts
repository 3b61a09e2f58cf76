import { createWriteStream, type WriteStream } from 'node:fs';

/** A file of lines that the platform can do without. */
export interface LogFile {
  write(line: string): void;
  /** Comes true when what was written stands in the file or is lost. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** A full disk is not looked at again more often than this. */
const reopenAfterMs = 5_000;

/**
 * Opens the log. What cannot be written (the disk is full, the folder is gone) is lost and counted, never a reason to end:
 * as soon as the file takes lines again, it says how many are missing.
 */
export function openLogFile(file: string, now: () => number = () => performance.now()): LogFile {
  let stream: WriteStream | null = null;
  let lost = 0;
  let failedAt = -Infinity;
  let last: Promise<void> = Promise.resolve();

  function open(): WriteStream | null {
    if (now() - failedAt < reopenAfterMs) return null;
    const opened = createWriteStream(file, { flags: 'a' });
    opened.on('error', () => {
      failedAt = now();
      if (stream === opened) stream = null;
    });
    return opened;
  }

  function put(target: WriteStream, line: string): void {
    last = new Promise((done) => {
      target.write(`${line}\n`, (error) => {
        if (error) lost++;
        done();
      });
    });
  }

  return {
    write(line) {
      stream ??= open();
      if (!stream) return void lost++;
      const missing = lost;
      lost = 0;
      if (missing > 0) put(stream, `[log] ${missing} lines are missing: the file could not be written`);
      put(stream, line);
    },
    settled: () => last,
    async close() {
      await last;
      const open = stream;
      if (open) await new Promise<void>((done) => open.end(() => done()));
    },
  };
}
