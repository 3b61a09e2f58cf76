/**
 * An outline of whole corners (`M426,777L432,779…Z`) told in steps from corner to corner (`M426 777l6 2…z`): the same
 * outline in two thirds of the digits, and digits that repeat. Steps of no length are left out.
 */
export function pathInSteps(path: string): string {
  return path
    .split('Z')
    .filter((ring) => ring !== '')
    .map(ringInSteps)
    .join('');
}

function ringInSteps(ring: string): string {
  const corners = ring
    .slice(1)
    .split('L')
    .map((corner) => corner.split(',').map(Number));
  const [[startX = 0, startY = 0] = [], ...rest] = corners;
  let steps = '';
  let [x, y] = [startX, startY];
  for (const [nextX = 0, nextY = 0] of rest) {
    if (nextX === x && nextY === y) continue;
    steps += `${apart(nextX - x, steps === '')}${apart(nextY - y)}`;
    [x, y] = [nextX, nextY];
  }
  return `M${startX} ${startY}l${steps}z`;
}

/** A minus parts two numbers as well as a blank. */
const apart = (step: number, isFirst = false): string => (step < 0 || isFirst ? `${step}` : ` ${step}`);
