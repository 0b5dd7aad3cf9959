import * as accounts from '@xingcun/core/accounts/contract';
import * as signIn from '@xingcun/core/accounts/sign-in-contract';
import * as assessment from '@xingcun/core/assessment/contract';
import * as panel from '@xingcun/core/assessment/panel/contract';
import * as cycles from '@xingcun/core/cycles/contract';
import * as disclosure from '@xingcun/core/disclosure/contract';
import * as inbox from '@xingcun/core/inbox/contract';
import * as records from '@xingcun/core/records/contract';
import type { Route } from '@xingcun/core/route';
import * as standards from '@xingcun/core/standards/contract';
import * as units from '@xingcun/core/units/contract';

const contracts = [accounts, signIn, assessment, cycles, disclosure, inbox, panel, records, standards, units];

const names = new Map<unknown, string>(
  contracts.flatMap((contract) => Object.entries(contract).map(([name, declared]): [unknown, string] => [declared, name])),
);

/** The name under which a contract exports the route. */
export function operationId(route: Route): string {
  const name = names.get(route);
  if (!name) throw new Error(`${route.method} ${route.path} is in no contract that http/operation-ids.ts lists`);
  return name;
}
