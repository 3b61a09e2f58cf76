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
  | 'too_many_edges'
  /** Columns of a problem that do not fit each other, or point outside. */
  | 'bad_shape'
  /** The same pair twice. */
  | 'duplicate_edge'
  /** A group of an inner tier that lies in two groups of the tier around it. */
  | 'not_nested';

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
