import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A bucket in memory: takes what is signed under its key and hashed rightly, and nothing else. */
export interface FakeS3 {
  readonly url: string;
  readonly objects: Map<string, Buffer>;
  /** Answers everything with this status while set. */
  failing: number | null;
  close(): Promise<void>;
}

export async function openS3(keyId: string): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const answer = (status: number, content?: Buffer) => response.writeHead(status).end(content);
    const signed = request.headers.authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${keyId}/`);
    if (fake.failing !== null) return answer(fake.failing);
    if (!signed) return answer(403);
    const name = request.url ?? '';
    if (request.method === 'PUT') {
      const hash = createHash('sha256').update(body).digest('hex');
      if (request.headers['x-amz-content-sha256'] !== hash) return answer(400);
      objects.set(name, body);
      return answer(200);
    }
    if (request.method === 'DELETE') return answer(objects.delete(name) ? 204 : 404);
    const found = objects.get(name);
    return found ? answer(200, found) : answer(404);
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const fake: FakeS3 = {
    url: `http://127.0.0.1:${port}`,
    objects,
    failing: null,
    close: () => new Promise((done) => void server.close(() => done())),
  };
  return fake;
}
