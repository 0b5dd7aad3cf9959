import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';

export interface Received {
  to: string[];
  messageId: string;
  headers: string;
  /** Plain text and HTML as they stand in the mail, decoded. */
  text: string;
}

/**
 * A real mail server on loopback that keeps what it is given. `hold` is called when a mail has arrived in full and before the sender is
 * told so: the test may let something happen in between.
 */
export async function mailbox({ hold = async () => {} }: { hold?: (mail: Received) => Promise<void> } = {}) {
  const mails: Received[] = [];
  const waiting: (() => void)[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const mail = parse(
          Buffer.concat(parts).toString('utf8'),
          session.envelope.rcptTo.map(({ address }) => address),
        );
        mails.push(mail);
        for (const look of waiting) look();
        hold(mail).then(() => done(), done);
      });
    },
  });
  server.on('error', () => undefined); // a sender that was killed
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  /** Resolves as soon as what arrived satisfies the condition. */
  const until = (condition: (mails: readonly Received[]) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => condition(mails) && resolve();
      waiting.push(look);
      look();
    });
  return { mails, until, url: `smtp://127.0.0.1:${port}` };
}

function parse(raw: string, to: string[]): Received {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const [, messageId = ''] = /^Message-ID:\s*(\S+)/im.exec(headers) ?? [];
  const parts = raw.split(/Content-Transfer-Encoding:\s*/i).slice(1);
  const text = parts.map((part) => {
    const [encoding = '', ...rest] = part.split('\r\n');
    const body =
      rest
        .join('\r\n')
        .replace(/^[\s\S]*?\r\n\r\n|^\r\n/, '')
        .split('\r\n--')[0] ?? '';
    if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8');
    const joined = body.replace(/=\r\n/g, '');
    return /quoted/i.test(encoding)
      ? Buffer.from(
          joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString('utf8')
      : body;
  });
  return { to, messageId, headers, text: text.join('\n') };
}
