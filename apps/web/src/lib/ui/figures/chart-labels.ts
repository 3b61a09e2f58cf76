export interface Point {
  /** Day of the Solar Hijri year, 1 = 1 Farvardin. */
  day: number;
  value: number;
}

interface End {
  kind: string;
  text: string;
  point: Point | undefined;
}

const leastApart = 38;

/** Labels at the line ends, pushed apart so that none covers another. */
export function labelEnds(ends: readonly End[], x: (day: number) => number, y: (value: number) => number) {
  const labels = ends.flatMap(({ kind, text, point }) =>
    point ? [{ kind, text, value: point.value, x: x(point.day) + 8, y: y(point.value) }] : [],
  );
  const atEnd = labels.filter((label) => label.kind !== 'this').sort((a, b) => a.y - b.y);
  for (const [index, label] of atEnd.entries()) {
    const above = atEnd[index - 1];
    if (above && label.y - above.y < leastApart) label.y = above.y + leastApart;
  }
  return labels;
}

/** The last value reached by the end of a month; undefined when the line ended before that month. */
export function valueAtMonthEnd(points: readonly Point[], last: number): number | undefined {
  const reached = points.at(-1);
  if (!reached || reached.day < last - 31) return undefined;
  return points.filter((p) => p.day <= last).at(-1)?.value;
}
