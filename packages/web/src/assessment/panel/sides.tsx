import { commitMark, type Disagreement } from '@xingcun/core/assessment/panel/contract';
import type { SheetForm } from '@xingcun/core/assessment/items';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { groupReads } from './item-marks.tsx';
import styles from './panel.module.css';
import { useMarkWords } from './panel-words.ts';

/** One's own latest mark of a disagreement; undefined for whoever has none. */
export function useOwnMark({ marks }: Disagreement) {
  const session = useSession();
  return marks.find(({ person }) => person.accountId === session?.accountId)?.revisions.at(-1);
}

/** Every member's mark beside the others': score, reason, proof, and the first mark where it was revised. */
export function Sides({ disagreement, form, mayAgree }: { disagreement: Disagreement; form: SheetForm; mayAgree: boolean }) {
  const { t } = useLanguage('panel');
  const format = useFormat();
  const session = useSession();
  const markWords = useMarkWords(form.compiled.standard.scorePlaces);
  const own = useOwnMark(disagreement);
  const agreeing = useWrite(commitMark, { stale: groupReads });
  const { assessmentId, stage, itemCode, marks } = disagreement;
  const canAgree = mayAgree && own !== undefined;
  return (
    <>
      <ul className={styles.sides}>
        {marks.map(({ person, revisions }) => {
          const [first] = revisions;
          const last = revisions.at(-1);
          if (!first || !last) return null;
          const isOwn = person.accountId === session?.accountId;
          return (
            <li key={person.accountId} className={styles.side}>
              <strong>{person.name}</strong>
              <span className={`figures ${styles.score}`}>{markWords(last.score)}</span>
              {revisions.length > 1 && <span className="soft small">{t('d.first', { score: markWords(first.score) })}</span>}
              <p className={styles.quoted}>{last.reason || t('d.noReason')}</p>
              <div>
                <h3 className="small">{t('d.proofs')}</h3>
                {last.proofs.length === 0 ? (
                  <p className="soft small">{t('d.noProofs')}</p>
                ) : (
                  <ul className="small">
                    {last.proofs.map(({ title, reference }) => (
                      <li key={`${title} ${reference}`}>{[title, reference].filter(Boolean).join(' · ')}</li>
                    ))}
                  </ul>
                )}
              </div>
              <span className="soft small">{format.moment(last.committedAt)}</span>
              {canAgree && !isOwn && last.score !== own.score && (
                <button
                  type="button"
                  className="button no-print"
                  aria-disabled={agreeing.isPending}
                  aria-label={`${t('d.agreeWith')} · ${person.name}`}
                  onClick={() =>
                    agreeing.mutate({
                      params: { assessmentId, stage },
                      body: {
                        itemCode,
                        score: last.score,
                        reason: t('d.agreeReason', { name: person.name }),
                        proofs: last.proofs,
                        revision: own.revision,
                      },
                    })
                  }
                >
                  {t('d.agreeWith')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {canAgree && <p className="field-hint no-print">{t('d.agreeHint')}</p>}
      {agreeing.error && <ErrorNotice error={agreeing.error} />}
    </>
  );
}
