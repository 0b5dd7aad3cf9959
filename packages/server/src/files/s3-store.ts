import { AwsClient } from 'aws4fetch';
import { checkedDigest, checkedUpload, fileMissing, type FileStore } from './file-store.ts';

export interface S3Options {
  /** `https://oss.example.cn`; the bucket is a step of the path. */
  endpoint: string;
  bucket: string;
  key: string;
  secret: string;
  region: string;
}

/** Names of parts sort by their offset. */
const offsetDigits = 12;

/**
 * Files in a store that speaks S3: `uploads/<id>/<offset>` an object a part, then `kept/<digest>`. A file is small enough (20 MiB) to be put
 * together in memory and stored as one object, which needs nothing that some stores lack.
 */
export function s3Store({ endpoint, bucket, key, secret, region }: S3Options): FileStore {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: 's3', retries: 3 });
  const address = (object: string) => `${endpoint.replace(/\/$/, '')}/${encodeURIComponent(bucket)}/${object}`;
  const keptObject = (sha256: string) => `kept/${checkedDigest(sha256)}`;
  const folderOf = (upload: string) => `uploads/${checkedUpload(upload)}/`;

  async function send(method: string, object: string, body?: Uint8Array): Promise<Response> {
    const response = await client.fetch(address(object), { method, ...(body ? { body: Uint8Array.from(body) } : {}) });
    if (response.ok || response.status === 404) return response;
    throw new Error(`${method} ${object}: the file store answered ${response.status} ${(await response.text()).slice(0, 200)}`);
  }

  async function objectsUnder(prefix: string): Promise<string[]> {
    const query = new URLSearchParams({ 'list-type': '2', prefix, 'max-keys': '1000' });
    const listed = await (await send('GET', `?${query.toString()}`)).text();
    return [...listed.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, name = '']) => name);
  }

  /** Offset and name of each part. */
  async function partsOf(upload: string): Promise<{ offset: number; object: string }[]> {
    const objects = await objectsUnder(folderOf(upload));
    return objects.map((object) => ({ object, offset: Number(object.slice(folderOf(upload).length)) }));
  }

  return {
    async addPart(upload, offset, bytes) {
      for (const part of await partsOf(upload)) if (part.offset > offset) await send('DELETE', part.object);
      await send('PUT', `${folderOf(upload)}${String(offset).padStart(offsetDigits, '0')}`, bytes);
    },

    async readUpload(upload, size) {
      const whole = new Uint8Array(size);
      let at = 0;
      for (const { object, offset } of (await partsOf(upload)).toSorted((a, b) => a.offset - b.offset)) {
        if (at >= size || offset !== at) break;
        const part = await (await send('GET', object)).bytes();
        whole.set(part.subarray(0, size - at), at);
        at += part.length;
      }
      if (at < size) throw new Error(`upload ${upload} holds ${at} of ${size} bytes`);
      return whole;
    },

    async keep(sha256, bytes) {
      const object = keptObject(sha256);
      const before = await send('HEAD', object);
      if (before.ok && Number(before.headers.get('content-length')) === bytes.length) return;
      await send('PUT', object, bytes);
    },

    async uploads() {
      return [...new Set((await objectsUnder('uploads/')).map((object) => object.split('/')[1] ?? ''))];
    },

    async dropUpload(upload) {
      for (const { object } of await partsOf(upload)) await send('DELETE', object);
    },

    async read(sha256) {
      const response = await send('GET', keptObject(sha256));
      if (!response.ok || !response.body) throw fileMissing(sha256);
      return response.body;
    },

    async remove(sha256) {
      await send('DELETE', keptObject(sha256));
    },
  };
}
