import { describe, expect, it } from 'vitest';
import { heldAt, isLimit, limitCodes, limits, limitsAt } from './limits.ts';
import { firstLists } from './lists.ts';

const at = (iso: string) => new Date(iso);
const first = { number: 1, value: 48, holdsFrom: at('2026-01-01T00:00:00Z') };
const later = { number: 2, value: 24, holdsFrom: at('2026-03-01T00:00:00Z') };

describe('a limit', () => {
  it('is what was set before until the day from which the new one holds', () => {
    expect(heldAt([first, later], at('2026-02-28T23:59:59Z'))?.value).toBe(48);
    expect(heldAt([first, later], at('2026-03-01T00:00:00Z'))?.value).toBe(24);
  });

  it('is the last word where several hold, whichever was to begin last', () => {
    const sooner = { number: 3, value: 36, holdsFrom: at('2026-02-01T00:00:00Z') };
    expect(heldAt([first, later, sooner], at('2026-02-15T00:00:00Z'))?.value).toBe(36);
    expect(heldAt([sooner, later, first], at('2026-04-01T00:00:00Z'))?.value).toBe(36);
  });

  it('is as usual where nobody has set it, or not yet', () => {
    expect(heldAt([later], at('2026-02-01T00:00:00Z'))).toBeNull();
    expect(limitsAt(new Map(), at('2026-02-01T00:00:00Z')).answer_hours).toBe(48);
    expect(limitsAt(new Map([['answer_hours', [first, later]]]), at('2026-05-01T00:00:00Z'))).toMatchObject({
      answer_hours: 24,
      open_offers: 3,
    });
  });

  it('is usual within its own bounds, and every platform begins with it in words', () => {
    for (const code of limitCodes) {
      const { usual, min, max } = limits[code];
      expect(min <= usual && usual <= max, code).toBe(true);
    }
    expect(firstLists.lists.limit.map(({ code }) => code)).toEqual(limitCodes);
    expect(isLimit('open_offers')).toBe(true);
    expect(isLimit('session_hours')).toBe(false);
  });
});
