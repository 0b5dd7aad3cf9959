import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useItemNames } from './items.tsx';
import type { Reinspection } from './reinspection-page.tsx';

/** Stars and grades that the city's scores change against the district's. */
export function Changes({ changes, standardId }: { changes: Reinspection['changes']; standardId: string }) {
  const { t, words } = useLanguage('reinspection');
  const format = useFormat();
  const names = useItemNames(changes, standardId);
  const rows = changes.flatMap((change) => change.stars.map((star) => ({ ...change, star })));
  const shown = (score: number | null, won: boolean) =>
    score === null
      ? t('changes.noScore')
      : `${format.score(score, names.scorePlaces)} · ${t(won ? 'changes.won' : 'changes.lost')}`;
  return (
    <section className="stack" aria-labelledby="changes">
      <h2 id="changes">{t('changes.title')}</h2>
      <DataTable
        caption={t('changes.title')}
        rows={rows}
        rowKey={({ assessmentId, star }) => `${assessmentId} ${star.starCode}`}
        empty={<p className="soft">{t('changes.none')}</p>}
        columns={[
          {
            key: 'village',
            title: t('changes.village'),
            cell: ({ villageCode, gradeBefore, gradeNow }) => (
              <>
                {names.village(villageCode)}
                {gradeBefore?.zh !== gradeNow?.zh && (
                  <p className="small">
                    {t('changes.grade', {
                      before: gradeBefore ? words(gradeBefore) : '—',
                      now: gradeNow ? words(gradeNow) : '—',
                    })}
                  </p>
                )}
              </>
            ),
          },
          { key: 'star', title: t('changes.star'), cell: ({ star }) => names.star(star.starCode) },
          {
            key: 'before',
            title: t('changes.before'),
            align: 'end',
            cell: ({ star }) => shown(star.scoreBefore, star.wonBefore),
          },
          { key: 'now', title: t('changes.now'), align: 'end', cell: ({ star }) => shown(star.scoreNow, star.wonNow) },
        ]}
      />
    </section>
  );
}
