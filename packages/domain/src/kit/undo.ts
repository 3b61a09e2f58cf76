/**
 * For so long an act that reaches people can be taken back: the closing of a need, of which nobody is told before, and sent
 * proposals, as far as nobody answered.
 */
export const undoMs = 30 * 60_000;
