/** Kinds of input the engine refuses rather than answer wrongly. */
export type MatchingErrorCode =
  /** Two volunteers, or two slots, with one id. */
  | 'duplicate_id'
  /** A capacity or open count that is negative or no whole number. */
  | 'bad_capacity'
  /** NaN, a fraction, or a figure outside its range. */
  | 'bad_number'
  /** A stretch of time that ends before it begins, or lies outside the calendar. */
  | 'bad_interval'
  /** More distinct terms than the compiled form can number. */
  | 'too_many'
  /** More feasible pairs than the caller allowed memory for. */
  | 'too_many_edges';

/** Refused input: what is wrong (`code`), with whom (`id`, empty when nobody in particular) and where (`field`). */
export class MatchingError extends Error {
  readonly code: MatchingErrorCode;
  readonly id: string;
  readonly field: string;

  constructor(code: MatchingErrorCode, id: string, field: string, found?: unknown) {
    const whose = id === '' ? '' : ` of ${JSON.stringify(id)}`;
    super(`${code}: ${field}${whose}${found === undefined ? '' : ` is ${String(found)}`}`);
    this.name = 'MatchingError';
    this.code = code;
    this.id = id;
    this.field = field;
  }
}
