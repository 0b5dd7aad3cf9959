import { createRoute } from '@tanstack/react-router';
import { page } from '../app/page.ts';
import { publicRoute, workRoute } from '../app/shells.ts';

/** Which year is looked at; absent is the newest. */
const yearInAddress = (search: Record<string, unknown>): { year?: number } => {
  const year = Number(search.year);
  return Number.isInteger(year) && year > 1999 && year < 2101 ? { year } : {};
};

const receiptRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/receipts',
  component: page(() => import('./receipt-page.tsx'), 'ReceiptPage', 'disclosure'),
});

const opinionRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/opinions/$villageCode',
  component: page(() => import('./opinion-page.tsx'), 'OpinionPage', 'disclosure'),
});

const opinionPosterRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/villages/$villageCode/opinions/poster',
  component: page(() => import('./poster-pages.tsx'), 'OpinionPosterPage', 'disclosure'),
});

const noticePosterRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/notices/$noticeId/poster',
  validateSearch: (search: Record<string, unknown>): { village: string; year?: number } => ({
    // the router reads digits in an address as a number
    village: typeof search.village === 'number' || typeof search.village === 'string' ? String(search.village) : '',
    ...yearInAddress(search),
  }),
  component: page(() => import('./poster-pages.tsx'), 'NoticePosterPage', 'disclosure'),
});

const certificateRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/certificates/$code',
  component: page(() => import('./certificate-page.tsx'), 'CertificatePage', 'recognition'),
});

const verifyRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/public/verify',
  validateSearch: yearInAddress,
  component: page(() => import('./verify-page.tsx'), 'VerifyPage', 'verify'),
});

export const disclosurePublicRoutes = [
  verifyRoute,
  receiptRoute,
  opinionRoute,
  opinionPosterRoute,
  noticePosterRoute,
  certificateRoute,
] as const;

const disclosureRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/cycles/$cycleId/disclosure',
  component: page(() => import('./disclosure-page.tsx'), 'DisclosurePage', 'disclosureWork', 'disclosure', 'cycles'),
});

const boardRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/board',
  component: page(() => import('./board-page.tsx'), 'BoardPage', 'disclosureWork', 'disclosure', 'assessment', 'evidence'),
});

const recognitionRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/cycles/$cycleId/recognition',
  component: page(() => import('./recognition-page.tsx'), 'RecognitionPage', 'recognition', 'cycles'),
});

export const disclosureWorkRoutes = [disclosureRoute, boardRoute, recognitionRoute] as const;
