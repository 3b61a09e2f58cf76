import { checkFeature, featuresIn } from './feature-grammar.ts';
import { print, readText, repositoryFiles } from './repository.ts';

const features = new Map(
  [...featuresIn(repositoryFiles())].map(([name, paths]) => [
    name,
    paths.map((path) => ({ path, text: readText(path) })),
  ]),
);
const problems = [...features].flatMap(([name, files]) => checkFeature(name, files));
for (const problem of problems) print(problem);
print(`${features.size} features, ${problems.length} breaches`);
process.exitCode = problems.length > 0 ? 1 : 0;
