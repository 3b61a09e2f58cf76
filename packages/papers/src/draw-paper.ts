import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type Paper, type PaperName, papers } from './papers.ts';

const folder = fileURLToPath(new URL('templates', import.meta.url));
const face = createRequire(import.meta.url);
const fonts = ['Regular', 'Bold'].map((weight) => `vazirmatn/fonts/ttf/Vazirmatn-${weight}.ttf`);

/** Turns of memory that the compiler keeps of earlier papers; older ones are let go. */
const keptTurns = 5;

let compiler: NodeCompiler | null = null;

/** Made once and on first use: it reads two faces and takes a twelfth of a second. */
function open(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontBlobs: fonts.map((name) => readFileSync(face.resolve(name))) }],
  });
  return compiler;
}

/**
 * Draws a paper as PDF/A-3a, with the facts it was made of inside as JSON: what readers extract from Persian print is
 * unreliable, and the facts are not. The same words, facts and time give the same bytes.
 * @param facts what the twin of this paper in HTML shows, as it crossed the wire
 * @throws ZodError when a paper says what its form does not know; Error when the template does not hold
 */
export function drawPaper<Name extends PaperName>(
  name: Name,
  shown: Paper<Name>,
  facts: unknown,
  drawnAt: Date,
): Uint8Array {
  return compileTemplate(papers[name].parse(shown), facts, (typst) =>
    typst.pdf(
      { mainFilePath: `${folder}/${name}.typ` },
      { pdfStandard: 'a-3a', creationTimestamp: Math.floor(drawnAt.getTime() / 1000) },
    ),
  );
}

/** Runs the compiler over a template that reads these words and facts, and leaves nothing of them behind. */
export function compileTemplate<Drawn>(
  shown: unknown,
  facts: unknown,
  draw: (typst: NodeCompiler, templates: string) => Drawn,
): Drawn {
  const typst = open();
  typst.mapShadow(`${folder}/shown.json`, Buffer.from(JSON.stringify(shown)));
  typst.mapShadow(`${folder}/facts.json`, Buffer.from(JSON.stringify(facts)));
  try {
    return draw(typst, folder);
  } finally {
    typst.resetShadow();
    typst.evictCache(keptTurns);
  }
}
