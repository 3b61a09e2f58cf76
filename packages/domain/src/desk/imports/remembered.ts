// Columns repeat few values; past this many distinct ones remembering would only cost memory.
const LARGEST_MEMORY = 5_000;

/** A function of texts that remembers its answers, within a bound. */
export function remembered<Args extends string[], Answer>(
  answer: (...texts: Args) => Answer,
): (...texts: Args) => Answer {
  const answers = new Map<string, Answer>();
  return (...texts) => {
    const key = texts.join('\n');
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as Answer;
    const fresh = answer(...texts);
    if (answers.size < LARGEST_MEMORY) answers.set(key, fresh);
    return fresh;
  };
}
