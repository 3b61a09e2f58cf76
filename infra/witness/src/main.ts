// `node infra/witness/src/main.ts --name NAME --state FOLDER --log VKEY [--log VKEY …] [--host H] [--port P]`
// Watches logs for whoever runs it; see docs/operations/witness.md.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  keyIdInput,
  type NoteKey,
  noteKeyTypes,
  readVkey,
  writeVkey,
} from '@hamyar/domain/ground/transparency/note';
import { sha256 } from './ed25519.ts';
import { makeWitness, witnessKey } from './witness.ts';

/** A proof of 63 hashes and a head with some tens of signatures. */
const maxRequest = 65_536;

const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    state: { type: 'string' },
    log: { type: 'string', multiple: true, default: [] },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '7380' },
  },
});
const { name, state: stateFolder } = values;
const logs = values.log.map(readVkey).filter((key): key is NoteKey & { keyId: string } => key !== null);
if (
  !name ||
  !stateFolder ||
  logs.length === 0 ||
  logs.length !== values.log.length ||
  logs.some(({ type }) => type !== noteKeyTypes.log)
) {
  console.error(
    'usage: node infra/witness/src/main.ts --name NAME --state FOLDER --log VKEY [--log VKEY …] [--host H] [--port P]',
  );
  process.exit(2);
}
const seed = await keyIn(stateFolder);
const witness = makeWitness({ name, seed, logs, stateFolder, now: Date.now });

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  let length = 0;
  request.on('data', (part: Buffer) => {
    length += part.length;
    if (length > maxRequest) request.destroy();
    else parts.push(part);
  });
  request.on('end', () => {
    if (request.method !== 'POST' || request.url !== '/add-checkpoint') {
      response.writeHead(404).end();
      return;
    }
    witness(Buffer.concat(parts).toString('utf8')).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  });
});
server.requestTimeout = 10_000;
server.listen(Number(values.port), values.host, () => {
  const key = witnessKey({ name, seed });
  console.log(`watching ${logs.map((log) => log.name).join(', ')}`);
  console.log(writeVkey(key, sha256(keyIdInput(key)).subarray(0, 4)));
});
process.once('SIGTERM', () => server.close());

/** The witness's own key; made at its first start, readable to its owner alone. */
async function keyIn(folder: string): Promise<Buffer> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'key');
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return Buffer.from(known, 'base64');
  const made = randomBytes(32);
  await writeFile(file, made.toString('base64'), { mode: 0o600, flag: 'wx' });
  return made;
}
