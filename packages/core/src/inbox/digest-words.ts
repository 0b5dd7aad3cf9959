import { formatDay } from '../day-words.ts';
import { fillMessage } from '../message.ts';
import type { Language, Text } from '../text.ts';
import type { DigestContent, DigestSection } from './digest.ts';
import type { InboxItem } from './item.ts';
import { itemWords } from './words.ts';

/** An e-mail: the same words as plain text and as simple HTML. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}

const sectionWords: Record<DigestSection, Text> = {
  overdue: { zh: '已逾期', en: 'Overdue' },
  returned: { zh: '新退回', en: 'Sent back since the last digest' },
  soon: { zh: '三个工作日内到期', en: 'Due within three working days' },
  escalated: { zh: '下级逾期的事', en: 'Late at the levels below' },
};

const digestWords = {
  subject: { zh: '星村：{count} 件事等您办理', en: 'Xingcun: {count} {count|thing waits|things wait} for you' },
  subjectBelow: { zh: '星村：{count} 个单位有逾期的事', en: 'Xingcun: something is late in {count} {count|unit|units}' },
  hello: { zh: '{name}，您好：', en: 'Dear {name},' },
  due: { zh: '{day}截止', en: 'due {day}' },
  all: { zh: '打开我的待办', en: 'Open my inbox' },
  why: {
    zh: '您在星村选择了接收待办邮件，所以收到本邮件。没有快到期的事时不发。不想再收，请打开：',
    en: 'You asked Xingcun for this e-mail. None is sent when nothing is due. To end it, open:',
  },
} as const satisfies Record<string, Text>;

const confirmWords = {
  subject: { zh: '星村：请确认邮箱地址', en: 'Xingcun: please confirm your e-mail address' },
  body: {
    zh: '有人在星村填了这个邮箱，用来接收待办提醒。如果是您本人，请在 48 小时内打开下面的链接确认；如果不是，不用理会，不会再收到邮件。',
    en: 'Somebody entered this address in Xingcun to receive reminders. If it was you, open the link below within 48 hours; if not, do nothing, and no further e-mail comes.',
  },
  link: { zh: '确认这个地址', en: 'Confirm this address' },
} as const satisfies Record<string, Text>;

export interface DigestFor {
  name: string;
  language: Language;
  /** Where the platform is, `https://stars.example.org`. */
  baseUrl: string;
  stopUrl: string;
  /** The title of an item’s star. */
  starName: (item: InboxItem) => string;
}

/** The e-mail of a digest: what, where, due when, each with the link to its page. No score and no resident stands in it. */
export function digestMail(content: DigestContent, { name, language, baseUrl, stopUrl, starName }: DigestFor): Mail {
  const say = (key: keyof typeof digestWords, values: Record<string, string | number> = {}) =>
    fillMessage(digestWords[key][language], values, language);
  const own = content.filter(({ section }) => section !== 'escalated').reduce((sum, { items }) => sum + items.length, 0);
  const below = content.find(({ section }) => section === 'escalated')?.items.length ?? 0;
  const lines = content.map(({ section, items }) => ({
    title: sectionWords[section][language],
    items: items.map((item) => {
      const { what, facts } = itemWords(item, starName(item), language);
      const due = item.dueOn === null ? [] : [say('due', { day: formatDay(item.dueOn, language) })];
      return {
        what: item.unitName === null ? what : `${what} ${item.unitName}`,
        facts: [item.cycleTitle[language], ...facts, ...due].join(' · '),
        url: baseUrl + item.to,
      };
    }),
  }));
  const inbox = `${baseUrl}/work`;
  const text = [
    say('hello', { name }),
    ...lines.flatMap(({ title, items }) => [
      `\n${title}`,
      ...items.map(({ what, facts, url }) => `- ${what}\n  ${facts}\n  ${url}`),
    ]),
    `\n${say('all')}: ${inbox}`,
    `\n${say('why')}\n${stopUrl}`,
  ].join('\n');
  const html = page(
    language,
    `<p>${escape(say('hello', { name }))}</p>${lines
      .map(
        ({ title, items }) =>
          `<h2 style="font-size:16px">${escape(title)}</h2><ul>${items
            .map(
              ({ what, facts, url }) =>
                `<li style="margin:8px 0"><a href="${escape(url)}">${escape(what)}</a><br><small>${escape(facts)}</small></li>`,
            )
            .join('')}</ul>`,
      )
      .join('')}<p><a href="${escape(inbox)}">${escape(say('all'))}</a></p><p><small>${escape(say('why'))}<br><a href="${escape(
      stopUrl,
    )}">${escape(stopUrl)}</a></small></p>`,
  );
  const subject = own > 0 ? say('subject', { count: own }) : say('subjectBelow', { count: below });
  return { subject, text, html };
}

/** The e-mail that proves an address. */
export function confirmationMail({ url, language }: { url: string; language: Language }): Mail {
  const { subject, body, link } = confirmWords;
  return {
    subject: subject[language],
    text: `${body[language]}\n\n${url}\n`,
    html: page(language, `<p>${escape(body[language])}</p><p><a href="${escape(url)}">${escape(link[language])}</a></p>`),
  };
}

function page(language: Language, body: string): string {
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><body style="font:16px/1.7 sans-serif;color:#222">${body}</body></html>`;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
