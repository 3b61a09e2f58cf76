import type { LogFile } from './log-file.ts';
import type { Traces } from './orphans.ts';
import { type Cluster, type ClusterOptions, startCluster } from './postgres-cluster.ts';

const restartPauseMs = 1_000;

export interface KeptCluster {
  ownerUrl(database: string): string;
  /** Process id of the postmaster that runs now; fault tests kill it. */
  pid(): number;
  stop(): Promise<void>;
}

/**
 * Starts the cluster and starts it again whenever it ends unasked: killed, out of memory, out of disk. What was committed is
 * there again; the others reconnect by themselves.
 */
export async function keepCluster(
  options: ClusterOptions,
  { log, traces, say }: { log: LogFile; traces: Traces; say: (line: string) => void },
): Promise<KeptCluster> {
  const start = async () => {
    const started = await startCluster({ ...options, onLog: (line) => log.write(`[postgres] ${line}`) });
    await traces.note('postgres', started.pid);
    return started;
  };
  let cluster: Cluster = await start();
  let stopping = false;
  const tell = (line: string) => {
    log.write(line);
    say(line);
  };
  const watch = (async () => {
    while (!stopping) {
      await cluster.ended;
      if (stopping) return;
      tell('[postgres] ended; starting it again');
      cluster = await startAgain();
      tell('[postgres] is back');
    }
  })();

  async function startAgain(): Promise<Cluster> {
    for (;;) {
      // Right after a kill its former children may still hold the shared memory.
      await new Promise((done) => setTimeout(done, restartPauseMs));
      if (stopping) return cluster;
      try {
        return await start();
      } catch (error) {
        log.write(`[postgres] ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  return {
    ownerUrl: (database) => cluster.ownerUrl(database),
    pid: () => cluster.pid,
    async stop() {
      stopping = true;
      await cluster.stop();
      await watch;
      await cluster.stop();
    },
  };
}
