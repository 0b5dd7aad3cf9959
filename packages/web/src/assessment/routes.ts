import { listCycles } from '@xingcun/core/cycles/contract';
import { assessmentStages, stages } from '@xingcun/core/cycles/stage';
import { createRoute, notFound, redirect } from '@tanstack/react-router';
import { page } from '../app/page.ts';
import { read } from '../app/query.ts';
import { workRoute } from '../app/shells.ts';
import { assessmentQuery, sheetQuery } from './queries.ts';
import { choice, discrepancyFilters, given, sheetFilters, text } from './search.ts';
import { isStage } from './stage-words.ts';

/** The villages of the newest programme that is out; there is always such a page, even before there is a programme. */
const newestVillagesRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/villages',
  beforeLoad: async ({ context }) => {
    const cycles = await context.queryClient.ensureQueryData(read(listCycles, {}));
    const cycle = cycles.find(({ state }) => state !== 'draft');
    if (cycle) throw redirect({ to: '/work/cycles/$cycleId/villages', params: { cycleId: cycle.id }, replace: true });
  },
  component: page(() => import('./no-cycle-page.tsx'), 'NoCyclePage', 'assessment'),
});

const villagesRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/cycles/$cycleId/villages',
  validateSearch: ({ find, township, stage }: Record<string, unknown>) =>
    given({ find: text(find), township: text(township), stage: choice(stage, assessmentStages) }),
  component: page(() => import('./villages-page.tsx'), 'VillagesPage', 'assessment'),
});

const passageRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId',
  loader: ({ context, params }) => context.queryClient.ensureQueryData(assessmentQuery(params.assessmentId)),
  component: page(() => import('./passage/passage-page.tsx'), 'PassagePage', 'assessment'),
});

const sheetRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/sheets/$stage',
  params: {
    parse: ({ assessmentId, stage }) => {
      // thrown by the router's own design
      if (!isStage(stage)) throw notFound();
      return { assessmentId, stage };
    },
  },
  validateSearch: ({ star, show, item }: Record<string, unknown>) =>
    given({ star: text(star), show: choice(show, sheetFilters), item: text(item) }),
  loader: ({ context, params }) =>
    Promise.all([
      context.queryClient.ensureQueryData(assessmentQuery(params.assessmentId)),
      context.queryClient.ensureQueryData(sheetQuery(params.assessmentId, params.stage)),
    ]),
  component: page(() => import('../app/sheet-with-library.tsx'), 'SheetWithLibrary', 'assessment', 'evidence', 'panel'),
});

const discrepanciesRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/discrepancies',
  validateSearch: ({ star, show, item }: Record<string, unknown>) =>
    given({ star: text(star), show: choice(show, discrepancyFilters), item: text(item) }),
  component: page(() => import('./outcome/discrepancies-page.tsx'), 'DiscrepanciesPage', 'assessment'),
});

const resultRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/result',
  validateSearch: ({ stage }: Record<string, unknown>) => given({ stage: choice(stage, stages) }),
  component: page(() => import('./outcome/result-page.tsx'), 'ResultPage', 'assessment'),
});

export const assessmentWorkRoutes = [
  newestVillagesRoute,
  villagesRoute,
  passageRoute,
  sheetRoute,
  discrepanciesRoute,
  resultRoute,
] as const;
