import * as accounts from '@xingcun/core/accounts/contract';
import * as signIn from '@xingcun/core/accounts/sign-in-contract';
import * as assessment from '@xingcun/core/assessment/contract';
import * as panel from '@xingcun/core/assessment/panel/contract';
import * as papers from '@xingcun/core/assessment/paper-contract';
import * as sheetWorkbooks from '@xingcun/core/assessment/workbook-contract';
import * as cycles from '@xingcun/core/cycles/contract';
import * as rectification from '@xingcun/core/cycles/rectification/contract';
import * as appeals from '@xingcun/core/disclosure/appeal-contract';
import * as bundles from '@xingcun/core/disclosure/bundle/contract';
import * as disclosure from '@xingcun/core/disclosure/contract';
import * as openData from '@xingcun/core/disclosure/open-data-contract';
import * as opinions from '@xingcun/core/disclosure/opinion-contract';
import * as resultPapers from '@xingcun/core/disclosure/paper-contract';
import * as postings from '@xingcun/core/disclosure/posting-contract';
import * as receipts from '@xingcun/core/disclosure/receipt-contract';
import * as recognition from '@xingcun/core/disclosure/recognition-contract';
import * as site from '@xingcun/core/disclosure/site-contract';
import * as tableFiles from '@xingcun/core/documents/table-contract';
import * as ballots from '@xingcun/core/fieldwork/appraisal/ballot-contract';
import * as appraisal from '@xingcun/core/fieldwork/appraisal/contract';
import * as evidence from '@xingcun/core/fieldwork/evidence/contract';
import * as inspection from '@xingcun/core/fieldwork/inspection/contract';
import * as reinspection from '@xingcun/core/fieldwork/reinspection/contract';
import * as visits from '@xingcun/core/fieldwork/visits/contract';
import * as publishedVisits from '@xingcun/core/fieldwork/visits/published';
import * as inbox from '@xingcun/core/inbox/contract';
import * as insight from '@xingcun/core/insight/contract';
import * as documents from '@xingcun/core/insight/document-contract';
import * as records from '@xingcun/core/records/contract';
import * as transparency from '@xingcun/core/records/transparency/contract';
import * as standards from '@xingcun/core/standards/contract';
import * as units from '@xingcun/core/units/contract';
import * as maps from '@xingcun/core/units/map-contract';
import type { Route } from '@xingcun/core/route';

const contracts = [
  accounts,
  signIn,
  assessment,
  cycles,
  disclosure,
  opinions,
  postings,
  receipts,
  appeals,
  inbox,
  records,
  transparency,
  bundles,
  standards,
  units,
  recognition,
  reinspection,
  visits,
  rectification,
  inspection,
  evidence,
  appraisal,
  panel,
  sheetWorkbooks,
  ballots,
  publishedVisits,
  insight,
  openData,
  site,
  maps,
  papers,
  resultPapers,
  documents,
  tableFiles,
];

const names = new Map<unknown, string>(
  contracts.flatMap((contract) => Object.entries(contract).map(([name, declared]): [unknown, string] => [declared, name])),
);

/** The name under which a contract exports the route. */
export function operationId(route: Route): string {
  const name = names.get(route);
  if (!name) throw new Error(`${route.method} ${route.path} is in no contract that http/operation-ids.ts lists`);
  return name;
}
