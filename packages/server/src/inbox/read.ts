import { type Actor, accountsOf } from '@xingcun/core/accounts/permission';
import { arrange } from '@xingcun/core/inbox/arrange';
import type { InboxItem } from '@xingcun/core/inbox/item';
import type { Tx } from '../db/database.ts';
import { reachAllGrants } from '../http/implement.ts';
import { findOpenCycles } from './open-cycles.ts';
import type { Source } from './source.ts';
import { assessmentSource } from './sources/assessment.ts';
import { cyclesSource } from './sources/cycles.ts';
import { disclosureSource } from './sources/disclosure.ts';
import { documentSource } from './sources/documents.ts';
import { escalationSource, overdueTaskSource } from './sources/escalation.ts';
import { appraisalSource, inspectionSource, reinspectionSource, visitSource } from './sources/fieldwork.ts';
import { appealSource, boardSource, correctionSource, opinionSource } from './sources/hearing.ts';
import { panelSource, seatSource } from './sources/panel.ts';
import { rectificationSource } from './sources/rectification.ts';

/** Where what waits comes from; a capability adds a line. */
const sources: readonly Source[] = [
  cyclesSource,
  rectificationSource,
  assessmentSource,
  seatSource,
  panelSource,
  appraisalSource,
  inspectionSource,
  visitSource,
  reinspectionSource,
  boardSource,
  opinionSource,
  disclosureSource,
  appealSource,
  correctionSource,
  escalationSource,
  overdueTaskSource,
];

/** What waits also when no year is open. */
const always: readonly Source[] = [documentSource];

/** What waits for this person in all his posts, the earliest due first. Afterwards the transaction reaches every unit granted to him. */
export async function inboxOf(tx: Tx, actor: Actor, today: string): Promise<InboxItem[]> {
  if (actor.grants.length === 0) return [];
  await reachAllGrants(tx, actor);
  const cycles = await findOpenCycles(tx);
  const accountIds = accountsOf(actor);
  const items: InboxItem[] = [];
  for (const source of cycles.length === 0 ? always : [...sources, ...always])
    items.push(...(await source({ tx, actor, accountIds, today, cycles }))); // one connection: in turn
  return arrange(items);
}
