import type { evidenceKinds } from '@xingcun/core/fieldwork/evidence/piece';
import { createRoute } from '@tanstack/react-router';
import { page } from '../../app/page.ts';
import { workRoute } from '../../app/shells.ts';
import { choice, given, text } from '../../assessment/search.ts';

/** What the page shows: one star, one kind, one opened piece. Absent is all, or none. */
export interface EvidenceSearch {
  star?: string;
  kind?: (typeof evidenceKinds)[number];
  piece?: string;
}

// named here as well: the router comes with the first script, core's list with the page
const kinds = ['file', 'record', 'document'] as const satisfies typeof evidenceKinds;

const evidenceRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/evidence',
  validateSearch: (search: Record<string, unknown>): EvidenceSearch => {
    const [star, piece] = [text(search.star), text(search.piece)];
    return given({ star, kind: choice(search.kind, kinds), piece });
  },
  component: page(() => import('./evidence-page.tsx'), 'EvidencePage', 'evidence', 'assessment'),
});

/** Pages for anyone. */
export const evidencePublicRoutes = [] as const;
/** Pages of people at work. */
export const evidenceWorkRoutes = [evidenceRoute] as const;
