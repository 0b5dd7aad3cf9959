import type { Reading } from './reading.ts';

interface SitePage {
  pattern: string;
  /** From the root of this package: the build finds the page's scripts and styles by it. */
  module: string;
  load: () => Promise<Reading>;
}

/** The pages that anybody reads without script, each at its address. All others are pages of the app (`../router.ts`). */
export const sitePages: readonly SitePage[] = [
  {
    pattern: '/',
    module: 'src/disclosure/star-wall-page.tsx',
    load: async () => (await import('../../disclosure/star-wall-page.tsx')).starWall,
  },
  {
    pattern: '/villages/:villageCode',
    module: 'src/disclosure/public-village-page.tsx',
    load: async () => (await import('../../disclosure/public-village-page.tsx')).publicVillage,
  },
  {
    pattern: '/public',
    module: 'src/disclosure/unit-page.tsx',
    load: async () => (await import('../../disclosure/unit-page.tsx')).publicUnit,
  },
  {
    pattern: '/public/units/:unitCode',
    module: 'src/disclosure/unit-page.tsx',
    load: async () => (await import('../../disclosure/unit-page.tsx')).publicUnit,
  },
  {
    pattern: '/public/standards/:standardId',
    module: 'src/disclosure/standard-page.tsx',
    load: async () => (await import('../../disclosure/standard-page.tsx')).publicStandard,
  },
  {
    pattern: '/public/data',
    module: 'src/disclosure/open-data-page.tsx',
    load: async () => (await import('../../disclosure/open-data-page.tsx')).openData,
  },
  {
    pattern: '/opinions/:villageCode',
    module: 'src/disclosure/opinion-page.tsx',
    load: async () => (await import('../../disclosure/opinion-page.tsx')).publicOpinions,
  },
  {
    pattern: '/receipts',
    module: 'src/disclosure/receipt-page.tsx',
    load: async () => (await import('../../disclosure/receipt-page.tsx')).receipts,
  },
  {
    pattern: '/certificates/:code',
    module: 'src/disclosure/certificate-page.tsx',
    load: async () => (await import('../../disclosure/certificate-page.tsx')).publicCertificate,
  },
  {
    pattern: '/draws/:roundId',
    module: 'src/fieldwork/visits/public-draw-page.tsx',
    load: async () => (await import('../../fieldwork/visits/public-draw-page.tsx')).publicDraw,
  },
  {
    pattern: '/villages/:villageCode/opinions/poster',
    module: 'src/disclosure/poster-pages.tsx',
    load: async () => (await import('../../disclosure/poster-pages.tsx')).opinionPoster,
  },
  {
    pattern: '/notices/:noticeId/poster',
    module: 'src/disclosure/poster-pages.tsx',
    load: async () => (await import('../../disclosure/poster-pages.tsx')).noticePoster,
  },
  {
    pattern: '/public/verify',
    module: 'src/disclosure/verify-page.tsx',
    load: async () => (await import('../../disclosure/verify-page.tsx')).verify,
  },
  {
    pattern: '/ballot',
    module: 'src/fieldwork/appraisal/ballot-page.tsx',
    load: async () => (await import('../../fieldwork/appraisal/ballot-page.tsx')).ballot,
  },
  {
    pattern: '/appraisals/:appraisalId',
    module: 'src/fieldwork/appraisal/public-appraisal-page.tsx',
    load: async () => (await import('../../fieldwork/appraisal/public-appraisal-page.tsx')).publicAppraisal,
  },
  {
    pattern: '/reinspections/:reinspectionId',
    module: 'src/fieldwork/reinspection/public-reinspection-page.tsx',
    load: async () => (await import('../../fieldwork/reinspection/public-reinspection-page.tsx')).publicReinspection,
  },
];
