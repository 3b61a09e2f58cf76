import { fromBase32 } from '@hamyar/domain/ground/signing/base32';
import { checkCheckpoint, type CheckedCheckpoint } from '@hamyar/domain/ground/transparency/check-note';
import { leafInput } from '@hamyar/domain/ground/transparency/hash';
import { readLeaf } from '@hamyar/domain/ground/transparency/leaf';
import { readVkey } from '@hamyar/domain/ground/transparency/note';
import { rootOfInclusion } from '@hamyar/domain/ground/transparency/proofs';
import { readTlogProof, type TlogProof } from '@hamyar/domain/ground/transparency/tlog-proof';
// Checks in the browser that a receipt is in the public log: what the page carries and nothing else, no question to us. Sent to
// a receipt's proof only; without it the file of the proof goes to any tool.
import { fromBase64, joinBytes, sameBytes } from '@hamyar/domain/kit/bytes';
import { digest, isSigned, Unable } from '../signing/web-crypto.ts';

const place = document.querySelector<HTMLElement>('[data-proof]');
const nothing = new Uint8Array(0);

function mark(step: string, isRight: boolean): boolean {
  for (const state of place?.querySelectorAll<HTMLElement>(`[data-step="${step}"] [data-state]`) ?? [])
    state.hidden = state.dataset['state'] !== (isRight ? 'ok' : 'wrong');
  return isRight;
}

async function isOfLeaf(proof: TlogProof, document: Uint8Array, entry: Uint8Array): Promise<boolean> {
  const leaf = readLeaf(entry);
  const commitment = await digest(joinBytes(proof.extra ?? nothing, document));
  return leaf !== null && leaf.seq === proof.index && sameBytes(leaf.commitment, commitment);
}

async function isUnderRoot(proof: TlogProof, entry: Uint8Array, head: CheckedCheckpoint): Promise<boolean> {
  const leaf = { hash: await digest(leafInput(entry)), index: proof.index, size: head.size };
  const root = await rootOfInclusion(digest, leaf, proof.proof);
  return root !== null && sameBytes(root, head.root);
}

async function prove({ dataset }: HTMLElement): Promise<boolean> {
  const proof = readTlogProof(dataset['proof'] ?? '');
  if (!proof) return false;
  const entry = fromBase64(dataset['leaf'] ?? '') ?? nothing;
  const keys = (dataset['vkeys'] ?? '').split(' ').map(readVkey);
  const origin = proof.checkpoint.slice(0, proof.checkpoint.indexOf('\n'));
  const head = await checkCheckpoint(
    { digest, verify: isSigned },
    proof.checkpoint,
    origin,
    keys.filter((key) => key !== null),
  );
  const steps = [
    mark('leaf', await isOfLeaf(proof, fromBase32(dataset['document'] ?? '') ?? nothing, entry)),
    mark('root', head !== null && (await isUnderRoot(proof, entry, head))),
    mark('head', head !== null),
  ];
  return steps.every(Boolean);
}

async function run(page: HTMLElement): Promise<void> {
  const result = await prove(page).then(
    (isRight) => (isRight ? 'ok' : 'wrong'),
    (cause: unknown) => {
      if (cause instanceof Unable) return 'unable';
      throw cause;
    },
  );
  for (const block of page.querySelectorAll<HTMLElement>('[data-result]'))
    block.hidden = block.dataset['result'] !== result;
}

if (place) void run(place);
