import type { Mail } from '@xingcun/core/inbox/digest-words';
import nodemailer from 'nodemailer';

export interface MailSettings {
  /** `smtps://user:password@mail.example.org` */
  url: string;
  from: string;
}

/** The installation’s mail server, from SMTP_URL and MAIL_FROM; null where it has none: then no e-mail is offered. */
export function mailSettings(): MailSettings | null {
  const { SMTP_URL: url, MAIL_FROM: from } = process.env;
  return url && from ? { url, from } : null;
}

export interface Envelope {
  to: string;
  mail: Mail;
  /** The same at every try, so that a mail system that sees it twice can tell. */
  messageId: string;
  /** Takes one POST to end the digest (RFC 8058); null for a mail that is sent once. */
  stopUrl: string | null;
}

/** Hands the mail to the server; resolves when the server has accepted it. All timeouts together stay below the database’s patience. */
export async function sendMail({ url, from }: MailSettings, { to, mail, messageId, stopUrl }: Envelope): Promise<void> {
  const transport = nodemailer.createTransport({ url, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 15_000 });
  const stop =
    stopUrl === null ? {} : { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  try {
    await transport.sendMail({
      from,
      to,
      messageId,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: { 'Auto-Submitted': 'auto-generated', ...stop },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } finally {
    transport.close();
  }
}
