import { featureCycles } from './feature-cycles.ts';
import { checkFeature, featuresIn } from './feature-grammar.ts';
import { print, readText, repositoryFiles } from './repository.ts';

const features = new Map(
  [...featuresIn(repositoryFiles())].map(([noun, paths]) => [
    noun,
    paths.map((path) => ({ path, text: readText(path) })),
  ]),
);
const problems = [
  ...[...features].flatMap(([noun, files]) => checkFeature(noun, files)),
  ...featureCycles(features).map((cycle) => `cycle of features: ${cycle}`),
];
for (const problem of problems) print(problem);
print(`${features.size} features, ${problems.length} breaches`);
process.exitCode = problems.length > 0 ? 1 : 0;
