import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { eicar, type FakeClamd, openClamd } from '@hamyar/testing/clamd';
import { type FakeS3, openS3 } from '@hamyar/testing/s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clamdScanner } from './file-scanner.ts';
import { type FileStore, localFileStore, readWhole } from './file-store.ts';
import { s3FileStore } from './s3-file-store.ts';

let clamd: FakeClamd;
let s3: FakeS3;
let folder: string;
const stores: Record<string, FileStore> = {};
beforeAll(async () => {
  clamd = await openClamd();
  s3 = await openS3('key');
  folder = await mkdtemp(join(tmpdir(), 'hamyar-store-'));
  stores['a folder'] = localFileStore(folder);
  stores['a bucket'] = bucket();
});
beforeEach(() => {
  clamd.mood = 'well';
  s3.failing = null;
});
afterAll(async () => {
  await clamd.close();
  await s3.close();
});

const bucket = (keyId = 'key') =>
  s3FileStore({ endpoint: `${s3.url}/`, bucket: 'hamyar', region: 'us-east-1', keyId, secret: 'secret' });
const of = (content: string | Buffer) => Readable.from([Buffer.from(content)]);

describe.each(['a folder', 'a bucket'])('%s', (name) => {
  const store = () => stores[name] ?? localFileStore(folder);

  it('gives back what it was given, lends it as a path, and forgets it', async () => {
    const { bytes, sha256 } = await store().put('one.upload', of('سلام'), 100);
    expect([bytes, sha256.length]).toEqual([8, 64]);
    expect(await text(await store().read('one.upload'))).toBe('سلام');
    expect((await readWhole(store(), 'one.upload')).toString()).toBe('سلام');
    await store().remove('one.upload');
    await store().remove('one.upload');
    await expect(readWhole(store(), 'one.upload')).rejects.toThrow();
  });

  it('leaves nothing behind of what is too large', async () => {
    await expect(store().put('two.upload', of('12345'), 4)).rejects.toMatchObject({
      reason: 'file.too_large',
    });
    expect([...(await readdir(folder)), ...s3.objects.keys()]).toEqual([]);
  });

  it('takes no name but ours', async () => {
    for (const wrong of ['../x', '/etc/passwd', 'A', '', 'a/b', '.x'])
      await expect(store().put(wrong, of('x'), 9)).rejects.toThrow('made by us');
  });
});

it('a bucket that is away, or whose key is wrong, is unavailable and not empty', async () => {
  await expect(bucket('other').put('x', of('x'), 9)).rejects.toMatchObject({ code: 'unavailable' });
  s3.failing = 500;
  await expect(bucket().read('x')).rejects.toMatchObject({ code: 'unavailable' });
});

describe('clamd', () => {
  it('finds what it knows, wherever in a long file it stands', async () => {
    const scanner = clamdScanner(clamd.address);
    const long = Buffer.concat([Buffer.alloc(3 * 2 ** 20, 7), Buffer.from(eicar), Buffer.alloc(1000)]);
    expect(await scanner.scan(of(long))).toEqual({ kind: 'found', name: 'Win.Test.EICAR_HDB-1' });
    expect(await scanner.scan(of('nothing'))).toEqual({ kind: 'clean' });
  });

  it('that is silent, over its limit or away has said nothing', async () => {
    clamd.mood = 'silent';
    expect(await clamdScanner(clamd.address, 50).scan(of('x'))).toEqual({
      kind: 'unavailable',
      cause: 'timeout',
    });
    clamd.mood = 'over-limit';
    expect(await clamdScanner(clamd.address).scan(of('x'))).toMatchObject({ kind: 'unavailable' });
    const nobody = clamdScanner('unix:/nowhere/clamd.ctl');
    expect(await nobody.scan(of('x'))).toEqual({ kind: 'unavailable', cause: 'network' });
  });
});
