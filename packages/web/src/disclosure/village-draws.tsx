import { listPublicDraws } from '@xingcun/core/fieldwork/visits/published';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';

export const drawsOf = (villageCode: string) => read(listPublicDraws, { params: { villageCode } });

/** Draws of households to be visited that are out; anybody may re-check them. */
export function VillageDraws({ villageCode }: { villageCode: string }) {
  const { t } = useLanguage('disclosure');
  const { data: draws } = useSuspenseQuery(drawsOf(villageCode));
  if (draws.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('village.draws')}</h2>
      <ul>
        {draws.map(({ roundId, purpose }) => (
          <li key={roundId}>
            <a href={`/draws/${roundId}`}>{purpose}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
