import type { Logger } from './logger.ts';

/**
 * Ends a process in order when it is told to (SIGTERM, SIGINT): what it is doing is finished, for so long; a second word
 * ends it at once. A rejection that nobody handled ends it too, because nobody knows what is left half done.
 * @param close finishes what is under way and takes nothing new
 * @param patienceMs how long that may take; whoever starts the process waits a little longer before it kills
 */
export function stopWhenTold(log: Logger, close: () => Promise<unknown>, patienceMs: number): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    const late = setTimeout(() => process.exit(1), patienceMs);
    await close();
    clearTimeout(late);
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  process.on('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'unhandled rejection');
    process.exit(1);
  });
}
