import { messages as appEn } from './messages.en.ts';
import { messages as appZh } from './messages.zh.ts';
import { messages as uiEn } from '../ui/messages.en.ts';
import { messages as uiZh } from '../ui/messages.zh.ts';

/** Words of the frame and of the components: part of the first script. */
export const shippedMessages = {
  app: { zh: appZh, en: appEn },
  ui: { zh: uiZh, en: uiEn },
};

/** Words of a capability's pages, fetched with the page in the language in use. A new capability adds a line. */
export const lazyMessages = {
  accounts: { zh: () => import('../accounts/messages.zh.ts'), en: () => import('../accounts/messages.en.ts') },
  accountsAdmin: {
    zh: () => import('../accounts/admin/messages.zh.ts'),
    en: () => import('../accounts/admin/messages.en.ts'),
  },
  disclosure: { zh: () => import('../disclosure/messages.zh.ts'), en: () => import('../disclosure/messages.en.ts') },
  site: {
    zh: () => import('../disclosure/site-messages.zh.ts'),
    en: () => import('../disclosure/site-messages.en.ts'),
  },
  disclosureWork: {
    zh: () => import('../disclosure/work-messages.zh.ts'),
    en: () => import('../disclosure/work-messages.en.ts'),
  },
  recognition: {
    zh: () => import('../disclosure/recognition-messages.zh.ts'),
    en: () => import('../disclosure/recognition-messages.en.ts'),
  },
  units: { zh: () => import('../units/messages.zh.ts'), en: () => import('../units/messages.en.ts') },
  verify: {
    zh: () => import('../disclosure/verify-messages.zh.ts'),
    en: () => import('../disclosure/verify-messages.en.ts'),
  },
  log: { zh: () => import('../records/log-messages.zh.ts'), en: () => import('../records/log-messages.en.ts') },
  records: { zh: () => import('../records/messages.zh.ts'), en: () => import('../records/messages.en.ts') },
  standards: { zh: () => import('../standards/messages.zh.ts'), en: () => import('../standards/messages.en.ts') },
  rating: { zh: () => import('../rating/messages.zh.ts'), en: () => import('../rating/messages.en.ts') },
  cycles: { zh: () => import('../cycles/messages.zh.ts'), en: () => import('../cycles/messages.en.ts') },
  appraisal: {
    zh: () => import('../fieldwork/appraisal/messages.zh.ts'),
    en: () => import('../fieldwork/appraisal/messages.en.ts'),
  },
  visits: { zh: () => import('../fieldwork/visits/messages.zh.ts'), en: () => import('../fieldwork/visits/messages.en.ts') },
  evidence: {
    zh: () => import('../fieldwork/evidence/messages.zh.ts'),
    en: () => import('../fieldwork/evidence/messages.en.ts'),
  },
  inspection: {
    zh: () => import('../fieldwork/inspection/messages.zh.ts'),
    en: () => import('../fieldwork/inspection/messages.en.ts'),
  },
  reinspection: {
    zh: () => import('../fieldwork/reinspection/messages.zh.ts'),
    en: () => import('../fieldwork/reinspection/messages.en.ts'),
  },
  panel: { zh: () => import('../assessment/panel/messages.zh.ts'), en: () => import('../assessment/panel/messages.en.ts') },
  rectification: {
    zh: () => import('../cycles/rectification/messages.zh.ts'),
    en: () => import('../cycles/rectification/messages.en.ts'),
  },
  visitForm: {
    zh: () => import('../fieldwork/visits/form/messages.zh.ts'),
    en: () => import('../fieldwork/visits/form/messages.en.ts'),
  },
  offline: { zh: () => import('./offline/messages.zh.ts'), en: () => import('./offline/messages.en.ts') },
  inbox: { zh: () => import('../inbox/messages.zh.ts'), en: () => import('../inbox/messages.en.ts') },
  insight: { zh: () => import('../insight/messages.zh.ts'), en: () => import('../insight/messages.en.ts') },
  assessment: { zh: () => import('../assessment/messages.zh.ts'), en: () => import('../assessment/messages.en.ts') },
};

type Shipped = typeof shippedMessages;
type Lazy = typeof lazyMessages;
export type Namespace = keyof Shipped | keyof Lazy;
/** The Chinese messages of a namespace: the reference for keys and slots. */
export type MessagesOf<N extends Namespace> = N extends keyof Shipped
  ? Shipped[N]['zh']
  : N extends keyof Lazy
    ? Awaited<ReturnType<Lazy[N]['zh']>>['messages']
    : never;
