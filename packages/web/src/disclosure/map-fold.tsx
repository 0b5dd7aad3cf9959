import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { PageSkeleton } from '../ui/page-skeleton.tsx';

const BoundaryMap = lazy(async () => ({ default: (await import('./boundary-map.tsx')).BoundaryMap }));

/** The map with boundaries comes when somebody asks: it is heavy, and says nothing that the tiles do not. */
export function MapFold({ cityCode, year }: { cityCode: string; year: number | undefined }) {
  const { t } = useLanguage('site');
  const [open, setOpen] = useState(false);
  return (
    <div className="stack with-script no-print">
      <div>
        <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'map.close' : 'map.open')}
        </button>
      </div>
      {open && (
        <Suspense fallback={<PageSkeleton rows={2} />}>
          <BoundaryMap cityCode={cityCode} year={year} />
        </Suspense>
      )}
    </div>
  );
}
