import { createRoute } from '@tanstack/react-router';
import { page } from '../../../app/page.ts';
import { workRoute } from '../../../app/shells.ts';

/** Which door, and how far: 0 consent, then the questions, a remark, and what will be kept. So “back” of the phone goes one screen back. */
const doorInAddress = (search: Record<string, unknown>): { door?: number; step?: number } => ({
  ...(Number.isInteger(search.door) && { door: Number(search.door) }),
  ...(Number.isInteger(search.step) && { step: Number(search.step) }),
});

const visitFormRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/visits/$roundId/form',
  validateSearch: doorInAddress,
  staticData: { worksOffline: true },
  component: page(() => import('./visit-form-page.tsx'), 'VisitFormPage', 'visitForm', 'offline'),
});

export const visitFormWorkRoutes = [visitFormRoute] as const;
