import { type Unavailable, unavailable } from './unavailable.ts';

/** What a witness of the log answers (C2SP tlog-witness). */
export type WitnessAnswer =
  /** Signature lines, as they came. */
  | { readonly kind: 'cosigned'; readonly lines: string }
  /** It remembers a head of another size than the one the proof begins with. */
  | { readonly kind: 'conflict'; readonly size: number }
  /** It does not know the log, or does not agree with it. */
  | { readonly kind: 'refused'; readonly status: number }
  | Unavailable;

/** Witnesses of the log: programs of others that keep watch over it. */
export interface Witnesses {
  /** @param body old size, proof and checkpoint, as the protocol has them */
  addCheckpoint(url: string, body: string): Promise<WitnessAnswer>;
}

/** A head is shown with the lines of those that answer within this time. */
const patienceMs = 2_000;
/** Far more than a few signature lines. */
const maxAnswer = 16_384;

/** Speaks to witnesses over HTTP. Never throws. */
export function createWitnesses(options: { timeoutMs?: number; fetch?: typeof fetch } = {}): Witnesses {
  const { timeoutMs = patienceMs, fetch: ask = fetch } = options;
  return {
    async addCheckpoint(url, body) {
      try {
        const response = await ask(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
          method: 'POST',
          body,
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
        const text = await response.text();
        if (text.length > maxAnswer) return unavailable('unreadable');
        if (response.status === 200) return { kind: 'cosigned', lines: text };
        if (response.status >= 500 || response.status === 429) return unavailable('server');
        if (response.status === 409 && /^\d{1,15}\n$/.test(text))
          return { kind: 'conflict', size: Number(text) };
        return { kind: 'refused', status: response.status };
      } catch (error) {
        const isLate = error instanceof Error && error.name === 'TimeoutError';
        return unavailable(isLate ? 'timeout' : 'network');
      }
    },
  };
}
