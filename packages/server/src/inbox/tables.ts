import type { Language } from '@xingcun/core/text';
import type { Digest } from '@xingcun/core/inbox/notification';
import type { DeliveryKind, DeliveryState } from '@xingcun/core/inbox/delivery';
import type { WebhookKind } from '@xingcun/core/inbox/webhook';
import type { Generated } from 'kysely';

export interface NotificationPreferenceTable {
  accountId: string;
  unitPath: string;
  address: string | null;
  digest: Digest;
  weekday: number;
  language: Language;
  confirmedAt: Date | null;
  confirmToken: string | null;
  confirmUntil: Date | null;
  stopToken: string;
}

export interface WebhookTable {
  id: Generated<string>;
  unitCode: string;
  unitPath: string;
  kind: WebhookKind;
  url: string;
  secret: string | null;
  language: Language;
  enabled: Generated<boolean>;
  createdBy: string;
  createdAt: Date;
  removedAt: Date | null;
}

export interface DeliveryTable {
  id: Generated<string>;
  kind: DeliveryKind;
  accountId: string | null;
  webhookId: string | null;
  unitPath: string;
  day: string;
  subject: string;
  state: Generated<DeliveryState>;
  attempts: Generated<number>;
  nextAt: Date;
  plannedAt: Date;
  endedAt: Date | null;
  problem: Generated<string>;
}

export interface InboxTables {
  notificationPreference: NotificationPreferenceTable;
  webhook: WebhookTable;
  delivery: DeliveryTable;
}
