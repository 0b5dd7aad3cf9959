import { lazy, Suspense } from 'react';
import { Popover } from '../ui/popover.tsx';
import type { Period } from './counted-period.tsx';

/** The calendar of holidays comes when somebody asks, not with every page on a phone. */
const CountedPeriod = lazy(async () => ({ default: (await import('./counted-period.tsx')).CountedPeriod }));

/** One tap from a period to how it was counted. */
export function WhyPeriod({ words, ...period }: Period & { words: string }) {
  return (
    <Popover plain button={<span className="small">{words}</span>}>
      <Suspense fallback={null}>
        <CountedPeriod {...period} />
      </Suspense>
    </Popover>
  );
}
