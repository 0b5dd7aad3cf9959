import { Refusal } from '../refusal.ts';
import type { Text } from '../text.ts';

export const webhookKinds = ['weCom', 'dingTalk', 'generic'] as const;
export type WebhookKind = (typeof webhookKinds)[number];

/** Where the robots of the two services live, as their documents give it. Sources: `wecom-robot`, `dingtalk-robot` (docs/sources.md). */
export const robots = {
  weCom: {
    words: { zh: '企业微信群机器人', en: 'WeCom group robot' },
    host: 'qyapi.weixin.qq.com',
    path: '/cgi-bin/webhook/send',
  },
  dingTalk: { words: { zh: '钉钉群机器人', en: 'DingTalk group robot' }, host: 'oapi.dingtalk.com', path: '/robot/send' },
  generic: { words: { zh: '其他服务', en: 'Another service' }, host: null, path: null },
} as const satisfies Record<WebhookKind, { words: Text; host: string | null; path: string | null }>;

/** The parts of an address, as the server read them. */
export interface AddressParts {
  protocol: string;
  host: string;
  pathname: string;
  /** Whether it holds a user name or password. */
  credentials: boolean;
}

/**
 * Messages go to the robots’ own services and to what the operator of the installation allows, nowhere else: an address typed into a form
 * must not make the server knock at doors inside its network.
 * @param allowed what the operator allows for `generic`: host names (then https), or whole origins such as `http://127.0.0.1:9000`
 * @returns whether the operator named this very origin, so that it may lie inside the network
 * @throws {Refusal} inbox.webhookHostNotAllowed, .webhookNotHttps
 */
export function checkAddress(kind: WebhookKind, parts: AddressParts, allowed: readonly string[]): { trusted: boolean } {
  const { protocol, host, pathname, credentials } = parts;
  const robot = robots[kind];
  const origin = `${protocol}//${host}`;
  if (robot.host === null && allowed.includes(origin)) return { trusted: true };
  const fits = robot.host === null ? allowed.includes(host) : host === robot.host && pathname === robot.path;
  if (!fits || credentials)
    throw new Refusal('inbox.webhookHostNotAllowed', { host, expected: robot.host ?? allowed.join(', ') });
  if (protocol !== 'https:') throw new Refusal('inbox.webhookNotHttps', { host });
  return { trusted: false };
}

/** The body of a message. Both robots take the same text message; another service is told the same words. */
export function messageBody(kind: WebhookKind, text: string, subject: { unitCode: string; day: string }): string {
  if (kind === 'generic') return JSON.stringify({ event: 'digest', ...subject, text });
  return JSON.stringify({ msgtype: 'text', text: { content: text } });
}

/** What DingTalk’s 加签 signs. @param at milliseconds */
export const signedText = (at: number, secret: string) => `${at}\n${secret}`;

/**
 * What the signature of a message to another service covers: with its time, so that a message that was overheard cannot be sent again
 * later. How the other side checks it: docs/api/verify-webhook.py. @param at milliseconds
 */
export const signedMessage = (at: number, body: string) => `${at}.${body}`;

/** What a robot answered. Robots answer 200 with an `errcode`, 0 where the message arrived. */
export function readAnswer(
  kind: WebhookKind,
  { status, body }: { status: number; body: string },
): { arrived: boolean; words: string } {
  const short = body.slice(0, 300);
  if (status < 200 || status > 299) return { arrived: false, words: `HTTP ${status} ${short}`.trim() };
  if (kind === 'generic') return { arrived: true, words: short };
  const code = /"errcode"\s*:\s*(-?\d+)/.exec(body)?.[1];
  return { arrived: code === '0', words: short };
}

/** `https://qyapi.weixin.qq.com/…a5aa`: its last characters tell addresses apart, and the key in it stays hidden. */
export function maskedUrl(url: string): string {
  const [origin = ''] = /^[a-z]+:\/\/[^/?#]+/.exec(url) ?? [];
  return `${origin}/…${url.slice(-4)}`;
}
