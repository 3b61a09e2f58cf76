/** The closed vocabulary of a feature's folder, in reading order. `verb` stands for every `<verb>.ts`. */
export const readingOrder = [
  'index',
  'routes',
  'verb',
  'queries',
  'present',
  'events',
  'jobs',
  'policy',
  'settings',
  'checks',
  'privacy',
  'test',
] as const;
export type FileKind = (typeof readingOrder)[number];

const fixed: ReadonlySet<string> = new Set(readingOrder.filter((kind) => kind !== 'verb' && kind !== 'test'));

export type FeatureFile = { readonly path: string; readonly text: string };

/** Kind of a file by its name inside the feature's folder, or null when the vocabulary has no word for it. */
export function kindOf(name: string): FileKind | null {
  if (/^[a-z][a-z0-9-]*\.test\.ts$/.test(name)) return 'test';
  const stem = /^([a-z][a-z0-9-]*)\.ts$/.exec(name)?.[1];
  if (stem === undefined) return null;
  return fixed.has(stem) ? (stem as FileKind) : 'verb';
}

/** Files that are no verbs and still belong here, each with its reason. Keep this list short enough to argue about. */
export const granted: Readonly<Record<string, string>> = {
  'packages/features/src/ground/access/reach.ts':
    'written by `pnpm generate`: the tables each act of the platform may touch',
  'packages/features/src/ground/files/recode-image.ts': 'the decoder of pictures, which has no database',
  'packages/features/src/ground/identity/tokens.ts': 'the cookies of an exchange, shared by three verbs',
  'packages/features/src/service/matching/explain-pairs.ts':
    'what the solver answers about pairs, which has no database',
  'packages/features/src/service/matching/snapshot.ts':
    'the form in which the solver gets its input, shared with the verbs',
  'packages/features/src/service/matching/solver-process.ts':
    'the process in which the engine runs, which has no database',
  'packages/features/src/service/matching/open-solver.ts': 'the other end of that process',
  'packages/features/src/service/matching/summary.ts':
    'what the solver counts of a plan, which has no database',
  'packages/features/src/desk/imports/preview-file.ts':
    'the streaming reader of a dry run, which has no database',
};

const maxHeadLines = 8;
const maxNameLength = 40;

/** Breaches of the grammar in one feature: `path: what is wrong`. */
export function checkFeature(name: string, files: readonly FeatureFile[]): string[] {
  const folder = `packages/features/src/${name}`;
  const problems: string[] = [];
  if (!/^[a-z]+\/[a-z][a-z0-9-]*$/.test(name))
    problems.push(`${folder}: a feature is one kebab-case noun in a wing`);
  const names = new Set(files.map(({ path }) => path.slice(folder.length + 1)));
  if (!names.has('index.ts')) problems.push(`${folder}: has no index.ts`);
  if (![...names].some((name) => kindOf(name) === 'test')) problems.push(`${folder}: has no test`);
  for (const file of files) problems.push(...checkFile(file, file.path.slice(folder.length + 1)));
  return problems;
}

function checkFile({ path, text }: FeatureFile, name: string): string[] {
  const kind = kindOf(name);
  if (kind === null)
    return [`${path}: not in the vocabulary (${readingOrder.join(', ')}; no folders, no other kinds)`];
  if (kind === 'index') return checkIndex(path, text);
  if (kind !== 'verb') return [];
  const problems = [];
  if (name.length > maxNameLength) problems.push(`${path}: a verb is named in a few words`);
  if (!/\b(tx|\w+: Ctx)\b/.test(text) && !(path in granted)) {
    problems.push(`${path}: a verb acts in a ctx or a tx; a pure rule belongs in packages/domain`);
  }
  return problems;
}

function checkIndex(path: string, text: string): string[] {
  const head = /^\/\*\*[\s\S]*?\*\/|^(?:\/\/.*\n)+/.exec(text)?.[0];
  if (!head) return [`${path}: begins with a comment: what it owns, its tables, contract, jobs`];
  const lines = head.trimEnd().split('\n').length;
  return lines > maxHeadLines ? [`${path}: head comment has ${lines} lines, at most ${maxHeadLines}`] : [];
}

/** Groups repository paths into features, `<wing>/<noun>`; the kit is none. */
export function featuresIn(paths: readonly string[]): Map<string, string[]> {
  const features = new Map<string, string[]>();
  for (const path of paths) {
    const name = /^packages\/features\/src\/((?!kit\/)[^/]+\/[^/]+)\//.exec(path)?.[1];
    if (name !== undefined) features.set(name, [...(features.get(name) ?? []), path]);
  }
  return features;
}
