import { createRoute } from '@tanstack/react-router';
import { page } from '../app/page.ts';
import { publicRoute, workRoute } from '../app/shells.ts';

/** What the log is narrowed to. */
export interface AuditFilter {
  unit?: string;
  from?: string;
  to?: string;
  action?: string;
}

const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
/** A code of digits may come as a number. */
const text = (value: unknown) =>
  typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined;

const auditRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/audit',
  validateSearch: ({ unit, from, to, action }: Record<string, unknown>): AuditFilter => {
    const given = { unit: text(unit), from: day(from), to: day(to), action: text(action) };
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  },
  component: page(() => import('../app/audit-with-words.tsx'), 'AuditWithWords', 'records'),
});

const logRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/public/log',
  component: page(() => import('./log-page.tsx'), 'LogPage', 'log'),
});

export const recordsPublicRoutes = [logRoute] as const;
export const recordsWorkRoutes = [auditRoute] as const;
