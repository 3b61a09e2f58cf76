import type { Reason } from '@hamyar/contracts/reasons';
import { AppError, type AppErrorCode } from '@hamyar/platform';

type Params = Record<string, string | number>;

/** A field to mend, and why. */
export interface FieldRefusal {
  /** Dotted path of the input field. */
  readonly path: string;
  readonly reason: Reason;
}

/** A refusal whose reason the contract lists, so that it has its sentence in every language. */
export class Refusal extends AppError {
  declare readonly reason: Reason;

  // Adds nothing but the narrower type of the reason.
  constructor(
    code: AppErrorCode,
    reason: Reason,
    more: { params?: Params; fields?: readonly FieldRefusal[]; cause?: unknown } = {},
  ) {
    super(code, reason, more);
  }
}

/** Refuses input by field; the first field's reason is the refusal's reason. */
export function invalidField(path: string, reason: Reason, params: Params = {}): Refusal {
  return new Refusal('invalid', reason, { params, fields: [{ path, reason }] });
}
