// Columns repeat few values; past this many distinct ones remembering would only cost memory.
const maxMemory = 5_000;

/** A function of texts that remembers its answers, within a bound. */
export function remembered<Args extends string[], Answer extends NonNullable<unknown> | null>(
  answer: (...texts: Args) => Answer,
): (...texts: Args) => Answer {
  const answers = new Map<string, Answer>();
  return (...texts) => {
    const key = texts.join('\n');
    const known = answers.get(key);
    if (known !== undefined) return known;
    const fresh = answer(...texts);
    if (answers.size < maxMemory) answers.set(key, fresh);
    return fresh;
  };
}
