import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import net from 'node:net';
import { checkAddress, messageBody, signedMessage, signedText, type WebhookKind } from '@xingcun/core/inbox/webhook';
import { Refusal } from '@xingcun/core/refusal';

const answerMs = 8000;
const answerBytes = 16_384;

/** What the operator allows besides the two robots: WEBHOOK_HOSTS, separated by commas; host names, or whole origins inside the network. */
export const allowedHosts = () =>
  (process.env.WEBHOOK_HOSTS ?? '')
    .split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '');

/** @throws {Refusal} inbox.webhookUrlNotValid, .webhookHostNotAllowed, .webhookNotHttps */
export function openAddress(kind: WebhookKind, text: string): { url: URL; trusted: boolean } {
  if (!URL.canParse(text)) throw new Refusal('inbox.webhookUrlNotValid', { url: text.slice(0, 100) });
  const url = new URL(text);
  const { protocol, host, pathname, username, password } = url;
  return { url, ...checkAddress(kind, { protocol, host, pathname, credentials: username + password !== '' }, allowedHosts()) };
}

export interface Robot {
  kind: WebhookKind;
  url: string;
  secret: string | null;
  unitCode: string;
}

/**
 * Sends one message and answers what came back. The address is checked again, and the name is resolved once for check and connection
 * alike, so that a name cannot lead elsewhere in between. Redirections are not followed.
 * @throws {Refusal} as `openAddress`, and inbox.webhookAddressPrivate, .webhookNoAnswer
 */
export async function postToRobot(
  { kind, url: text, secret, unitCode }: Robot,
  words: string,
  { today, now }: { today: string; now: Date },
): Promise<{ status: number; body: string }> {
  const { url, trusted } = openAddress(kind, text);
  const body = messageBody(kind, words, { unitCode, day: today });
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
  if (secret !== null && kind === 'dingTalk') {
    const at = now.getTime();
    url.searchParams.set('timestamp', String(at));
    url.searchParams.set('sign', createHmac('sha256', secret).update(signedText(at, secret)).digest('base64'));
  } else if (secret !== null) {
    const at = now.getTime();
    headers['x-xingcun-timestamp'] = String(at);
    headers['x-xingcun-signature'] = `sha256=${createHmac('sha256', secret).update(signedMessage(at, body)).digest('hex')}`;
  }
  if (!trusted && isPrivate(url.hostname)) throw new Refusal('inbox.webhookAddressPrivate', { host: url.host });
  return post(url, body, headers, trusted);
}

function post(
  url: URL,
  body: string,
  headers: Record<string, string>,
  trusted: boolean,
): Promise<{ status: number; body: string }> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const noAnswer = (error: Error) =>
      reject(error instanceof Refusal ? error : new Refusal('inbox.webhookNoAnswer', { host: url.host, problem: error.message }));
    const sent = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(answerMs),
        ...(trusted ? {} : { lookup: lookupPublic }),
      },
      (response) => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          answer += part;
          if (answer.length > answerBytes) response.destroy(new Error('the answer is too long'));
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: answer }));
        response.on('error', noAnswer);
      },
    );
    sent.on('error', noAnswer);
    sent.end(body);
  });
}

/** Resolves a name and refuses one of whose addresses lies inside a network. */
const lookupPublic: net.LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isPrivate(address)))
      return callback(new Refusal('inbox.webhookAddressPrivate', { host: hostname }), '', 0);
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

const inside = new net.BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  ['64:ff9b::', 96],
] as const)
  inside.addSubnet(address, bits, 'ipv6');

/** Whether an address (not a name) is one that the internet does not reach (RFC 6890). */
export function isPrivate(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/^::ffff:(?=\d+\.)/i, '');
  const family = net.isIP(plain);
  return family !== 0 && inside.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}
