import { readEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import { evidenceKinds } from '@xingcun/core/fieldwork/evidence/piece';
import { createRoute } from '@tanstack/react-router';
import { page } from '../../app/page.ts';
import { read } from '../../app/query.ts';
import { workRoute } from '../../app/shells.ts';
import { given, text } from '../../assessment/search.ts';

/** What the page shows: one star, one kind, one opened piece. Absent is all, or none. */
export interface EvidenceSearch {
  star?: string;
  kind?: (typeof evidenceKinds)[number];
  piece?: string;
}

const evidenceRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/evidence',
  validateSearch: (search: Record<string, unknown>): EvidenceSearch => {
    const [star, piece] = [text(search.star), text(search.piece)];
    const kind = evidenceKinds.find((each) => each === search.kind);
    return given({ star, kind, piece });
  },
  loader: ({ context, params }) =>
    context.queryClient.ensureQueryData(read(readEvidence, { params: { assessmentId: params.assessmentId } })),
  component: page(() => import('./evidence-page.tsx'), 'EvidencePage', 'evidence', 'assessment'),
});

/** Pages for anyone. */
export const evidencePublicRoutes = [] as const;
/** Pages of people at work. */
export const evidenceWorkRoutes = [evidenceRoute] as const;
