import { readStarHistory } from '@xingcun/core/disclosure/recognition-contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { PlainTable } from '../ui/plain-table.tsx';
import { StandingActs } from './standing-stars.tsx';

export const historyOf = (villageCode: string) => read(readStarHistory, { params: { villageCode } });

/** A village's stars over the years, what became of them, and where the standard changed in between. */
export function StarHistory({ villageCode }: { villageCode: string }) {
  const { t, words } = useLanguage('recognition');
  const { data: years } = useSuspenseQuery(historyOf(villageCode));
  return (
    <section className="stack">
      <h2>{t('history.title')}</h2>
      <PlainTable
        caption={t('history.title')}
        rows={years}
        rowKey={({ year }) => String(year)}
        columns={[
          { key: 'year', title: t('history.year'), cell: ({ year }) => String(year) },
          { key: 'won', title: t('history.won'), align: 'end', cell: ({ starsWon }) => String(starsWon) },
          { key: 'grade', title: t('history.grade'), cell: ({ grade }) => (grade ? words(grade) : '—') },
          {
            key: 'standard',
            title: t('history.standard'),
            cell: ({ standardTitle, standardVersion, standardChanged }) => (
              <>
                {words(standardTitle)} {standardVersion}
                {standardChanged && <p className="soft small">{t('history.changed')}</p>}
              </>
            ),
          },
          {
            key: 'acts',
            title: t('history.acts'),
            cell: ({ acts, stars }) => (acts.length > 0 ? <StandingActs acts={acts} stars={stars} /> : t('history.none')),
          },
          {
            key: 'certificate',
            title: t('history.certificate'),
            cell: ({ certificateCode }) =>
              certificateCode ? (
                <a href={`/certificates/${certificateCode}`} className="figures">
                  {certificateCode}
                </a>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </section>
  );
}
