import { createServer, type Server, type Socket } from 'node:net';

/** The word that every scanner calls a find, though it harms nobody; in two parts, so that none finds it here. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-');

/** A clamd that knows one word, speaks INSTREAM, and is silent, over its limit or away when told so. */
export interface FakeClamd {
  readonly address: string;
  /** How it answers from now on. */
  mood: 'well' | 'silent' | 'over-limit';
  /** Files looked at. */
  scans: number;
  close(): Promise<void>;
}

export async function openClamd(): Promise<FakeClamd> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    listen(socket, fake);
  });
  const port = await listening(server);
  const fake: FakeClamd = {
    address: `tcp://127.0.0.1:${port}`,
    mood: 'well',
    scans: 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
  return fake;
}

function listen(socket: Socket, fake: FakeClamd): void {
  let held: Buffer = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    held = Buffer.concat([held, bytes]);
    const content = streamIn(held);
    if (content === null || fake.mood === 'silent') return;
    fake.scans += 1;
    held = Buffer.alloc(0);
    const verdict = content.includes(eicar) ? 'Win.Test.EICAR_HDB-1 FOUND' : 'OK';
    socket.end(fake.mood === 'over-limit' ? 'INSTREAM size limit exceeded. ERROR\0' : `stream: ${verdict}\0`);
  });
}

const command = 'zINSTREAM\0';

/** What was sent, once its empty last chunk came. */
function streamIn(held: Buffer): Buffer | null {
  if (held.subarray(0, command.length).toString('latin1') !== command) return null;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= held.length;) {
    const length = held.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    if (at + 4 + length > held.length) return null;
    chunks.push(held.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

/** Listens on a port of this host that nobody else has. */
function listening(server: Server): Promise<number> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
