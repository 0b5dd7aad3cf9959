import { listBundles, readBundleFile } from '@xingcun/core/disclosure/bundle/contract';
import { implement } from '../http/implement.ts';
import { findBundles, getBundleFile } from './bundle-store.ts';

export const bundleRoutes = [
  implement(listBundles, async ({ tx, params: { cycleId } }) => findBundles(tx, cycleId)),

  implement(readBundleFile, async ({ tx, params: { digest } }) => {
    const { content, place, year, cityCode } = await getBundleFile(tx, digest);
    return {
      bytes: content,
      contentType: 'application/json; charset=utf-8',
      contentEncoding: 'gzip' as const,
      fileName: `xingcun-${cityCode}-${year}-${place}.json`,
      disposition: 'attachment' as const,
    };
  }),
];
