import { type CommandResult, runCommand } from './run-command.ts';

/** One check. `skip` gives a reason for not running it now, or null. */
export type Step = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly skip?: () => string | null;
};

export type Outcome = { readonly passed: number; readonly failed: number; readonly skipped: number };

type Options = {
  readonly workers: number;
  readonly print: (line: string) => void;
  /** In continuous integration nothing may be left out quietly. */
  readonly skipIsFailure: boolean;
  readonly run?: (command: Step['command']) => Promise<CommandResult>;
};

/** Runs steps side by side, in the list's order; prints a line for each when it ends, and the output of failing ones. */
export async function runSteps(steps: readonly Step[], options: Options): Promise<Outcome> {
  const { print, run = runCommand } = options;
  const width = Math.max(...steps.map((step) => step.name.length));
  const outcome = { passed: 0, failed: 0, skipped: 0 };
  const waiting = [...steps];

  const runOne = async (step: Step): Promise<void> => {
    const name = step.name.padEnd(width);
    const reason = step.skip?.() ?? null;
    if (reason !== null) {
      outcome[options.skipIsFailure ? 'failed' : 'skipped'] += 1;
      print(`skip  ${name}  ${reason}`);
      return;
    }
    const result = await run(step.command);
    outcome[result.ok ? 'passed' : 'failed'] += 1;
    print(`${result.ok ? 'ok  ' : 'FAIL'}  ${name}  ${result.seconds.toFixed(1)} s`);
    if (!result.ok) print(indent(result.output));
  };
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await runOne(step);
  };
  await Promise.all(Array.from({ length: options.workers }, worker));
  return outcome;
}

function indent(text: string): string {
  return text.trimEnd().replace(/^/gm, '      ');
}
