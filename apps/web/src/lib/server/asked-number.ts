/** Larger than any count or number that a page says. */
const largest = 9_000_000_000;

/** A whole number that the address gives for a page to say; null when it gives none, or one that cannot be. */
export function askedNumber(query: URLSearchParams, name: string): number | null {
  const text = query.get(name) ?? '';
  return /^\d{1,10}$/.test(text) && Number(text) <= largest ? Number(text) : null;
}
