import { drawPaper } from '@hamyar/papers/draw-paper';
import { samples } from '@hamyar/papers/samples';
import { figure, percentile, type Row } from './report.ts';

/** A day of gifts of a large province; whatever the compiler keeps has shown by then. */
const drawings = 2_000;
const drawnAt = new Date('2026-11-21T08:30:00Z');

/** What drawing a paper takes, each one with other words, and what a process holds more when many were drawn. */
export async function documents(): Promise<Row[]> {
  const before = process.memoryUsage().rss;
  const receipts = await times('receipt');
  const certificates = await times('certificate');
  return [
    figure('receipt.p99', percentile(receipts, 99), 'ms'),
    figure('certificate.p99', percentile(certificates, 99), 'ms'),
    figure('memory', (process.memoryUsage().rss - before) / 2 ** 20, 'MiB'),
  ];
}

/** Milliseconds of each drawing, the first one and its opening of the compiler included. */
async function times(name: 'receipt' | 'certificate'): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < drawings; n += 1) {
    const startedAt = performance.now();
    const title = `${samples[name].title} ${n}`;
    if (name === 'receipt') drawPaper(name, { ...samples[name], title, amount: String(n) }, { n }, drawnAt);
    else drawPaper(name, { ...samples[name], title, name: `سارا ${n}` }, { n }, drawnAt);
    found.push(performance.now() - startedAt);
    // As between two requests: what the compiler holds outside the heap goes when the loop turns.
    await new Promise((done) => setImmediate(done));
  }
  return found;
}
