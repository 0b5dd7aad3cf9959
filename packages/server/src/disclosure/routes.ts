import { appealRoutes } from './appeal-routes.ts';
import { bundleRoutes } from './bundle-routes.ts';
import { correctionRoutes } from './correction-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import { objectionRoutes } from './objection-routes.ts';
import { openDataRoutes } from './open-data-routes.ts';
import { opinionPageRoutes } from './opinion-page.ts';
import { opinionRoutes } from './opinion-routes.ts';
import { paperRoutes } from './paper-routes.ts';
import { postingRoutes } from './posting-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { recognitionRoutes } from './recognition-routes.ts';
import { siteRoutes } from './site-routes.ts';
import { receiptRoutes } from './receipt-routes.ts';

export const disclosureRoutes = [
  ...opinionRoutes,
  ...noticeRoutes,
  ...postingRoutes,
  ...objectionRoutes,
  ...appealRoutes,
  ...correctionRoutes,
  ...receiptRoutes,
  ...publicRoutes,
  ...siteRoutes,
  ...openDataRoutes,
  ...opinionPageRoutes,
  ...recognitionRoutes,
  ...bundleRoutes,
  ...paperRoutes,
];
