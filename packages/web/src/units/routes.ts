import { createRoute } from '@tanstack/react-router';
import { page } from '../app/page.ts';
import { workRoute } from '../app/shells.ts';

const unitsRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/units',
  /** `unit`: the one that is open beside the tree. */
  validateSearch: ({ unit }: Record<string, unknown>): { unit?: string } =>
    /^[0-9]{12}(-[A-Z0-9]{2,12})?$/.test(String(unit)) ? { unit: String(unit) } : {}, // a code of digits may come as a number
  component: page(() => import('./units-page.tsx'), 'UnitsPage', 'units'),
});

export const unitsWorkRoutes = [unitsRoute] as const;
