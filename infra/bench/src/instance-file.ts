import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { TransportProblem } from '@hamyar/matching/solver/problem';

/**
 * The file format of an assignment problem, one record a line, numbers from 0, all whole:
 *
 *     assignment VOLUNTEERS NEEDS EDGES   first line
 *     v VOLUNTEER CAPACITY                1 where none is given
 *     n NEED SLOTS [GROUP]                1 where none is given; the group is one for `f`
 *     f GROUP FLOOR                       slots of the group to fill before anything else counts
 *     e VOLUNTEER NEED SCORE              a possible match, in any order
 *     # …                                 ignored
 */
export async function writeInstance(path: string, problem: TransportProblem): Promise<void> {
  const { supply, demand, edgeStart, edgeRight, edgeScore, tiers } = problem;
  const file = await open(path, 'w');
  try {
    let lines = [`assignment ${supply.length} ${demand.length} ${edgeRight.length}`];
    const put = async (line: string): Promise<void> => {
      if (lines.push(line) < 50_000) return;
      await file.write(`${lines.join('\n')}\n`);
      lines = [];
    };
    const groups = tiers?.[0]?.groupOfRight;
    for (const [i, units] of supply.entries()) await put(`v ${i} ${units}`);
    for (const [j, seats] of demand.entries()) await put(`n ${j} ${seats}${groups ? ` ${groups[j]}` : ''}`);
    for (const [group, floor] of tiers?.[0]?.floor.entries() ?? []) await put(`f ${group} ${floor}`);
    for (let i = 0; i < supply.length; i += 1) {
      for (let e = edgeStart[i] ?? 0; e < (edgeStart[i + 1] ?? 0); e += 1)
        await put(`e ${i} ${edgeRight[e]} ${edgeScore[e]}`);
    }
    await file.write(`${lines.join('\n')}\n`);
  } finally {
    await file.close();
  }
}

/** Reads the format above. Throws an error that names the line which does not follow it. */
export async function readInstance(path: string): Promise<TransportProblem> {
  let supply = new Int32Array(0);
  let demand = new Int32Array(0);
  let groupOfRight = new Int32Array(0);
  let edges = { left: new Int32Array(0), right: new Int32Array(0), score: new Int32Array(0) };
  const floor: number[] = [];
  let count = 0;
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    line += 1;
    if (text === '' || text.startsWith('#')) continue;
    const [kind, ...words] = text.trim().split(/\s+/);
    const numbers = words.map(Number);
    const [a = -1, b = -1, c = -1] = numbers;
    const whole = numbers.every((value) => Number.isInteger(value) && value >= -1 && value < 2 ** 31);
    if (!whole) throw new Error(`${path}:${line}: whole numbers are needed: ${text}`);
    if (kind === 'assignment' && numbers.length === 3) {
      supply = new Int32Array(a).fill(1);
      demand = new Int32Array(b).fill(1);
      groupOfRight = new Int32Array(b).fill(-1);
      edges = { left: new Int32Array(c), right: new Int32Array(c), score: new Int32Array(c) };
    } else if (kind === 'v' && a < supply.length && numbers.length === 2) supply[a] = b;
    else if (kind === 'n' && a < demand.length && numbers.length >= 2) {
      demand[a] = b;
      groupOfRight[a] = c;
    } else if (kind === 'f' && a >= 0 && a < 100_000 && numbers.length === 2) floor[a] = b;
    else if (kind === 'e' && a >= 0 && a < supply.length && b < demand.length && count < edges.left.length) {
      edges.left[count] = a;
      edges.right[count] = b;
      edges.score[count] = c;
      count += 1;
    } else throw new Error(`${path}:${line}: not a record of this format, or out of range: ${text}`);
  }
  if (count !== edges.left.length)
    throw new Error(`${path}: ${count} edges, the first line says ${edges.left.length}`);
  const tiers =
    floor.length === 0 ? undefined : [{ groupOfRight, floor: Int32Array.from(floor, (least) => least ?? 0) }];
  return { supply, demand, ...byLeft(edges, supply.length), tiers };
}

function byLeft(
  edges: { left: Int32Array; right: Int32Array; score: Int32Array },
  lefts: number,
): Pick<TransportProblem, 'edgeStart' | 'edgeRight' | 'edgeScore'> {
  const edgeStart = new Int32Array(lefts + 1);
  for (const i of edges.left) edgeStart[i + 1] = (edgeStart[i + 1] ?? 0) + 1;
  for (let i = 0; i < lefts; i += 1) edgeStart[i + 1] = (edgeStart[i + 1] ?? 0) + (edgeStart[i] ?? 0);
  const next = edgeStart.slice();
  const edgeRight = new Int32Array(edges.left.length);
  const edgeScore = new Int32Array(edges.left.length);
  for (const [e, i] of edges.left.entries()) {
    const at = next[i] ?? 0;
    edgeRight[at] = edges.right[e] ?? 0;
    edgeScore[at] = edges.score[e] ?? 0;
    next[i] = at + 1;
  }
  return { edgeStart, edgeRight, edgeScore };
}
