import { type Role, roles } from '@xingcun/core/accounts/permission';
import { createRoute } from '@tanstack/react-router';
import { page } from '../app/page.ts';
import { publicRoute, workRoute } from '../app/shells.ts';

const signInRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-in',
  /** `to`: the page of this site that asked for a sign-in. Named even when refused: the router would pass on what is not named. */
  validateSearch: ({ to }: Record<string, unknown>): { to?: string | undefined } => ({
    to: typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : undefined,
  }),
  component: page(() => import('./sign-in-page.tsx'), 'SignInPage', 'accounts'),
});

const accountRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/account',
  component: page(() => import('./account-page.tsx'), 'AccountPage', 'accounts'),
});

/** What the list of accounts is narrowed to. */
export interface AccountFilter {
  search?: string;
  under?: string;
  role?: Role;
}

/** Digits in the address come as a number. */
const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

const accountsRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/accounts',
  validateSearch: ({ search, under, role }: Record<string, unknown>): AccountFilter => {
    const known = roles.find((each) => each === role);
    return {
      ...(text(search) === '' ? {} : { search: text(search).slice(0, 80) }),
      ...(text(under) === '' ? {} : { under: text(under) }),
      ...(known ? { role: known } : {}),
    };
  },
  component: page(() => import('./admin/accounts-page.tsx'), 'AccountsPage', 'accountsAdmin'),
});

const deputiesRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/deputies',
  component: page(() => import('./admin/deputies-page.tsx'), 'DeputiesPage', 'accountsAdmin'),
});

export const accountsPublicRoutes = [signInRoute] as const;
export const accountsWorkRoutes = [accountRoute, accountsRoute, deputiesRoute] as const;
