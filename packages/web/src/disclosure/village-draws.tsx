import { listPublicDraws } from '@xingcun/core/fieldwork/visits/published';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';

/** Draws of households to be visited that are out; anybody may re-check them. */
export function VillageDraws({ villageCode }: { villageCode: string }) {
  const { t } = useLanguage('disclosure');
  const { data: draws = [] } = useQuery(read(listPublicDraws, { params: { villageCode } }));
  if (draws.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('village.draws')}</h2>
      <ul>
        {draws.map(({ roundId, purpose }) => (
          <li key={roundId}>
            <Link to="/draws/$roundId" params={{ roundId }}>
              {purpose}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
