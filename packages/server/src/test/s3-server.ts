import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

/**
 * The part of S3 that we speak, over HTTP, in memory: put, get, head, delete and list, each only with a signature (AWS Signature Version 4)
 * that this server computes for itself from the secret.
 */
export async function s3Server({ key, secret, region, bucket }: { key: string; secret: string; region: string; bucket: string }) {
  const objects = new Map<string, Buffer>();

  function isSigned(request: IncomingMessage, url: URL, body: Buffer): boolean {
    const header = /Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)/.exec(request.headers.authorization ?? '');
    const [, credential = '', signedHeaders = '', signature = ''] = header ?? [];
    const at = String(request.headers['x-amz-date']);
    const scope = `${at.slice(0, 8)}/${region}/s3/aws4_request`;
    if (credential !== `${key}/${scope}`) return false;
    const said = String(request.headers['x-amz-content-sha256']);
    if (said !== 'UNSIGNED-PAYLOAD' && said !== sha256(body)) return false;
    const query = [...url.searchParams]
      .map(([name, value]) => `${strict(name)}=${strict(value)}`)
      .toSorted()
      .join('&');
    const headers = signedHeaders
      .split(';')
      .map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
      .join('');
    const canonical = [request.method, url.pathname, query, headers, signedHeaders, said].join('\n');
    const toSign = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n');
    const signing = ['s3', 'aws4_request'].reduce(
      (secretOf, step) => hmac(secretOf, step),
      hmac(hmac(`AWS4${secret}`, at.slice(0, 8)), region),
    );
    return hmac(signing, toSign).toString('hex') === signature;
  }

  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces);
      const url = new URL(request.url ?? '/', 'http://s3');
      const answer = (status: number, content: Buffer | string = '') =>
        response
          .writeHead(status, { 'content-length': Buffer.byteLength(content) })
          .end(request.method === 'HEAD' ? undefined : content);
      if (!isSigned(request, url, body)) return answer(403, '<Code>SignatureDoesNotMatch</Code>');
      const [, where, ...steps] = decodeURIComponent(url.pathname).split('/');
      if (where !== bucket) return answer(404, '<Code>NoSuchBucket</Code>');
      const name = steps.join('/');
      if (request.method === 'GET' && name === '') {
        const prefix = url.searchParams.get('prefix') ?? '';
        const found = [...objects.keys()].filter((each) => each.startsWith(prefix)).toSorted();
        return answer(
          200,
          `<ListBucketResult>${found.map((each) => `<Contents><Key>${each}</Key></Contents>`).join('')}</ListBucketResult>`,
        );
      }
      const held = objects.get(name);
      if (request.method === 'PUT') objects.set(name, body);
      if (request.method === 'DELETE') objects.delete(name);
      if (request.method === 'PUT') return answer(200);
      if (request.method === 'DELETE') return answer(204);
      return held ? answer(200, held) : answer(404, '<Code>NoSuchKey</Code>');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    names: () => [...objects.keys()].toSorted(),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

const strict = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
