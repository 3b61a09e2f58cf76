import type { Rule } from 'eslint';

export type PhysicalCss = { readonly index: number; readonly found: string; readonly instead: string };

/**
 * Physical sides by pattern. `top` and `bottom` do not turn with the writing direction and stay allowed.
 * Each pattern's first group is what is reported.
 */
const declarations: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/(?<![\w-])((?:scroll-)?(?:margin|padding)-(?:left|right))\s*:/g, inlineOf],
  [/(?<![\w-])(border-(?:left|right)(?:-(?:width|style|color))?)\s*:/g, inlineOf],
  [
    /(?<![\w-])(border-(?:top|bottom)-(?:left|right)-radius)\s*:/g,
    () => 'border-start-start-radius and its kin',
  ],
  [/(?<=^|[;{\s])(left|right)\s*:/g, (found) => `inset-inline-${found === 'left' ? 'start' : 'end'}`],
  [/(?<![\w-])(text-align\s*:\s*(?:left|right))\b/g, () => 'text-align: start or end'],
  [/(?<![\w-])((?:float|clear)\s*:\s*(?:left|right))\b/g, () => 'inline-start or inline-end'],
];

/** Tailwind's physical classes, in class attributes and `@apply`. */
const classes =
  /(?<![\w-])(-?(?:m[lr]|p[lr]|left|right|scroll-m[lr]|scroll-p[lr]|rounded-(?:[lr]|[tb][lr])|border-[lr])(?:-[\w./[\]%]+)?|(?:text|float|clear)-(?:left|right))(?![\w-])/g;

const allowPattern = /logical-css-allow:\s*\S/;

function inlineOf(found: string): string {
  return found.replace('left', 'inline-start').replace('right', 'inline-end');
}

/** Physical sides in a style sheet. A line (or the one above) with `logical-css-allow: reason` is left alone. */
export function physicalInStyle(css: string): PhysicalCss[] {
  const blank = css.replace(/\/\*[\s\S]*?\*\//g, (comment) =>
    allowPattern.test(comment) ? comment : ' '.repeat(comment.length),
  );
  const findings: PhysicalCss[] = [];
  for (const [pattern, instead] of declarations) {
    for (const match of blank.matchAll(pattern)) {
      const found = match[1] ?? '';
      findings.push({ index: match.index, found, instead: instead(found) });
    }
  }
  for (const apply of blank.matchAll(/@apply([^;}]*)/g)) {
    findings.push(
      ...physicalInClasses(apply[1] ?? '').map((finding) => shift(finding, apply.index + '@apply'.length)),
    );
  }
  return findings.filter((finding) => !allowed(blank, finding.index));
}

/** Physical sides in a class list. */
export function physicalInClasses(list: string): PhysicalCss[] {
  return [...list.matchAll(classes)].map((match) => ({
    index: match.index,
    found: match[1] ?? '',
    instead: 'ms/me, ps/pe, start/end, rounded-s/e, border-s/e, text-start/end',
  }));
}

/** Physical sides anywhere in a Svelte file: style blocks, style attributes and directives, class attributes. */
export function physicalInSvelte(source: string): PhysicalCss[] {
  const inside = (pattern: RegExp, find: (text: string) => PhysicalCss[]): PhysicalCss[] =>
    [...source.matchAll(pattern)].flatMap((match) => {
      const text = match[1] ?? '';
      const at = match.index + match[0].lastIndexOf(text);
      return find(text).map((finding) => shift(finding, at));
    });
  return [
    ...inside(/<style[^>]*>([\s\S]*?)<\/style>/g, physicalInStyle),
    ...inside(/\sstyle=["{]([^"}]*)["}]/g, physicalInStyle),
    ...inside(/\sstyle:((?:left|right|(?:margin|padding)-(?:left|right))=)/g, (text) =>
      physicalInStyle(text.replace('=', ':')),
    ),
    ...inside(/\sclass="([^"]*)"/g, physicalInClasses),
  ];
}

function shift(finding: PhysicalCss, by: number): PhysicalCss {
  return { ...finding, index: finding.index + by };
}

function allowed(css: string, index: number): boolean {
  const lineStart = css.lastIndexOf('\n', index) + 1;
  const before = css.lastIndexOf('\n', lineStart - 2) + 1;
  const lineEnd = css.indexOf('\n', index);
  return allowPattern.test(css.slice(before, lineEnd < 0 ? undefined : lineEnd));
}

/** Left and right turn with the writing direction only when written as start and end. */
export const logicalCss: Rule.RuleModule = {
  meta: {
    type: 'problem',
    messages: { physical: '{{found}}: write {{instead}}, so that it turns with the writing direction.' },
    schema: [],
  },
  create: (context) => ({
    Program() {
      const { text } = context.sourceCode;
      const findings = context.filename.endsWith('.css') ? physicalInStyle(text) : physicalInSvelte(text);
      for (const { index, found, instead } of findings) {
        const loc = context.sourceCode.getLocFromIndex(index);
        context.report({ loc, messageId: 'physical', data: { found, instead } });
      }
    },
  }),
};

/** Lets ESLint open style sheets: the rule reads their text, so the program is empty. */
export const cssParser = {
  meta: { name: 'hamyar-css', version: '1' },
  parse(text: string) {
    const lines = text.split('\n');
    return {
      type: 'Program',
      sourceType: 'module',
      body: [],
      comments: [],
      tokens: [],
      range: [0, text.length],
      loc: { start: { line: 1, column: 0 }, end: { line: lines.length, column: lines.at(-1)?.length ?? 0 } },
    };
  },
};
