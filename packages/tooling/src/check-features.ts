import { checkFeature, featuresIn } from './feature-grammar.ts';
import { print, readText, repositoryFiles } from './repository.ts';

const features = featuresIn(repositoryFiles());
const problems = [...features].flatMap(([noun, paths]) =>
  checkFeature(
    noun,
    paths.map((path) => ({ path, text: readText(path) })),
  ),
);
for (const problem of problems) print(problem);
print(`${features.size} features, ${problems.length} breaches`);
process.exitCode = problems.length > 0 ? 1 : 0;
