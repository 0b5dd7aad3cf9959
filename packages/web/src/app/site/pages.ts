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
];
