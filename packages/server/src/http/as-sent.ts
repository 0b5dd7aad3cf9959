import type { FileAnswer } from '@xingcun/core/bytes';
import type { LightMyRequestResponse } from 'fastify';

/** A body as a caller within this process sends it through `app.inject`: bytes as they are, anything else as JSON. */
export function asSent(body: unknown): { payload?: Buffer | object; headers: Record<string, string> } {
  if (body === undefined) return { headers: {} };
  if (body instanceof Uint8Array) return { payload: Buffer.from(body), headers: { 'content-type': 'application/octet-stream' } };
  return { payload: body as object, headers: {} };
}

/** The answer of a route whose response is a file. */
export function fileReceived({ rawPayload, headers }: Pick<LightMyRequestResponse, 'rawPayload' | 'headers'>): FileAnswer {
  const [disposition, name = ''] = String(headers['content-disposition']).split("; filename*=UTF-8''");
  return {
    bytes: rawPayload,
    contentType: String(headers['content-type']),
    fileName: decodeURIComponent(name),
    disposition: disposition === 'inline' ? 'inline' : 'attachment',
  };
}
