import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'surface', 'sunken'];
const texts: [string, string][] = [
  ...grounds.flatMap((ground) =>
    ['ink', 'muted', 'sabz', 'zaferan', 'info', 'good', 'warn', 'bad'].map((text): [string, string] => [
      text,
      ground,
    ]),
  ),
  ...['sabz', 'zaferan', 'info', 'good', 'warn', 'bad'].flatMap((role): [string, string][] => [
    [role, `${role}-tint`],
    ['ink', `${role}-tint`],
  ]),
  ['on-sabz', 'sabz-fill'],
  ['on-bad', 'bad-fill'],
  ['muted', 'sabz-tint'],
  ...[1, 2, 3, 4, 5].map((level): [string, string] => [`on-map-${level}`, `map-${level}`]),
];
const edges: [string, string][] = [
  ['edge', 'paper'],
  ['edge', 'surface'],
  ['focus', 'paper'],
  ['focus', 'surface'],
  ['sabz-fill', 'paper'],
];

describe.each([
  ['light', tokensOf(':root')],
  ['dark', tokensOf(":root[data-theme='dark']")],
])('tokens, %s', (_, tokens) => {
  const colour = (name: string) => tokens[name] ?? '#000000';
  it.each(texts)('%s reads on %s (4.5 : 1)', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(edges)('%s is seen on %s (3 : 1)', (edge, ground) => {
    expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});

describe('dark tokens', () => {
  it('are the same whether chosen or asked for by the system', () => {
    expect(tokensOf(":root:not([data-theme='light'])")).toEqual(tokensOf(":root[data-theme='dark']"));
  });

  it('keep the dark view off paper: a receipt prints black on white', () => {
    const media = css.matchAll(/(@media [^{]*?) \{\s*:root(?:\[data-theme='dark'\]|:not)/g);
    expect([...media].map(([, screen]) => screen)).toEqual([
      '@media screen and (prefers-color-scheme: dark)',
      '@media screen',
    ]);
    expect(css.match(/^:root\[data-theme/gm)).toBeNull();
  });
});
