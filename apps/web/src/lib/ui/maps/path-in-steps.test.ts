import { describe, expect, it } from 'vitest';
import { pathInSteps } from './path-in-steps.ts';

/** The corners an outline in steps passes, as absolute ones again. */
function cornersOf(path: string): string {
  return path
    .split('z')
    .filter((ring) => ring !== '')
    .map((ring) => {
      const [start = '', steps = ''] = ring.slice(1).split('l');
      let [x = 0, y = 0] = start.split(' ').map(Number);
      const numbers = [...steps.matchAll(/-?\d+/g)].map(Number);
      const corners = [`${x},${y}`];
      for (let at = 0; at < numbers.length; at += 2) {
        x += numbers[at] ?? NaN;
        y += numbers[at + 1] ?? NaN;
        corners.push(`${x},${y}`);
      }
      return `M${corners.join('L')}Z`;
    })
    .join('');
}

describe('an outline in steps', () => {
  it('passes the same corners, islands too, in fewer digits', () => {
    const path = 'M426,777L432,779L430,779L430,770ZM10,20L15,20L15,15Z';
    expect(pathInSteps(path)).toBe('M426 777l6 2-2 0 0-9zM10 20l5 0 0-5z');
    expect(cornersOf(pathInSteps(path))).toBe(path);
  });

  it('stands still nowhere', () => {
    expect(pathInSteps('M1,1L1,1L2,1L2,1L2,2Z')).toBe('M1 1l1 0 0 1z');
  });
});
