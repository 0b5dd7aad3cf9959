import type { Role } from '@xingcun/core/accounts/permission';
import type { Generated } from 'kysely';

export interface AccountTable {
  id: string;
  username: string;
  displayName: string;
  unitCode: string;
  unitPath: string;
  sample: Generated<boolean>;
  disabledAt: Date | null;
}

export interface RoleGrantTable {
  id: Generated<string>;
  accountId: string;
  role: Role;
  unitCode: string;
  unitPath: string;
  stars: string[] | null;
  deputyFor: string | null;
  fromOn: string;
  toOn: string | null;
  reason: Generated<string>;
  grantedBy: string | null;
  grantedAt: Generated<Date>;
  revokedBy: string | null;
  revokedAt: Date | null;
}

/** The view behind the sign-in page of sample mode. */
export interface SampleAccountView {
  username: string;
  displayName: string;
  role: Role;
  unitName: string;
  unitPath: string;
  stars: string[] | null;
}

export interface AccountsTables {
  sampleAccount: SampleAccountView;
  account: AccountTable;
  roleGrant: RoleGrantTable;
}
