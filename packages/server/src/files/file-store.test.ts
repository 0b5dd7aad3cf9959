import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sha256Of } from '../test/pictures.ts';
import { s3Server } from '../test/s3-server.ts';
import { diskStore } from './disk-store.ts';
import { openFiles } from './open-files.ts';
import { s3Store } from './s3-store.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'xingcun-store-'));
const account = {
  key: 'AKIDEXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  region: 'cn-north-1',
  bucket: 'xingcun',
};
const remote = await s3Server(account);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await remote.stop();
});

const names = {
  disk: async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name),
  s3: async () => remote.names().map((name) => name.split('/').at(-1) ?? ''),
};
const stores = [
  { name: 'a folder', store: diskStore(folder), listed: names.disk },
  { name: 'a store that speaks S3', store: s3Store({ ...account, endpoint: remote.endpoint }), listed: names.s3 },
];

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  return Buffer.concat(read);
}

describe.each(stores)('$name', ({ store, listed }) => {
  test('parts become a file that is found by its digest, once', async () => {
    const upload = randomUUID();
    const bytes = randomBytes(3000);
    await store.addPart(upload, 0, bytes.subarray(0, 1000));
    await store.addPart(upload, 1000, bytes.subarray(1000, 2500));
    await store.addPart(upload, 2500, bytes.subarray(2500));
    const gathered = await store.readUpload(upload, 3000);
    expect(Buffer.from(gathered).equals(bytes)).toBe(true);
    const sha256 = sha256Of(bytes);
    await store.keep(sha256, gathered);
    await store.keep(sha256, gathered);
    await store.dropUpload(upload);
    expect((await whole(await store.read(sha256))).equals(bytes)).toBe(true);
    expect(await listed()).toEqual([sha256]);
    await store.remove(sha256);
    await store.remove(sha256);
    await expect(store.read(sha256)).rejects.toMatchObject({ code: 'files.missing', details: { sha256 } });
  });

  test('a part sent again replaces what was stored from there on, and offset 0 begins anew', async () => {
    const upload = randomUUID();
    const part = (value: number, length: number) => new Uint8Array(length).fill(value);
    await store.addPart(upload, 0, part(1, 10));
    await store.addPart(upload, 10, part(2, 10));
    await store.addPart(upload, 20, part(3, 10)); // the answer was lost: the sender tries again, with a longer part
    await store.addPart(upload, 10, part(4, 15));
    expect([...(await store.readUpload(upload, 25))]).toEqual([...part(1, 10), ...part(4, 15)]);
    await expect(store.readUpload(upload, 26)).rejects.toThrow('holds 25 of 26');
    await store.addPart(upload, 0, part(5, 4));
    expect([...(await store.readUpload(upload, 4))]).toEqual([5, 5, 5, 5]);
    await expect(store.readUpload(upload, 10)).rejects.toThrow('holds 4 of 10');
    await store.dropUpload(upload);
    expect(await listed()).toEqual([]);
  });

  test('no name leads out of the store', async () => {
    await expect(async () => store.read('../../etc/passwd')).rejects.toThrow('not a digest');
    await expect(async () => store.addPart('../../../tmp/somewhere-else-quite-long', 0, new Uint8Array(1))).rejects.toThrow(
      'not an upload',
    );
  });
});

test('a wrong secret is told from an absent file', async () => {
  const store = s3Store({ ...account, secret: 'wrong', endpoint: remote.endpoint });
  await expect(store.read('0'.repeat(64))).rejects.toThrow('403');
});

test('half a setting for S3 stops the start with the names of what is missing', () => {
  expect(() => openFiles({ FILES_S3_ENDPOINT: 'http://127.0.0.1:1' })).toThrow('FILES_S3_BUCKET');
});
