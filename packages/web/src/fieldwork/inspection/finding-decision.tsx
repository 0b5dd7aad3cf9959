import type { Finding } from '@xingcun/core/fieldwork/inspection/contract';
import { answerWords } from '@xingcun/core/fieldwork/inspection/words';
import { useLanguage } from '../../app/language.ts';
import { mineKept, reopened } from '../../app/offline/unsent.ts';
import { changing } from '../../app/offline/use-keeping.tsx';
import type { FindingDraft, FindingEntry, Line } from './finding-draft.ts';
import type { Keep } from './line-card.tsx';
import { SeverityTag } from './severity-tag.tsx';
import styles from './inspection.module.css';

/** The server did not take a line: both answers side by side, or why it was refused. It stays until a person has chosen. */
export function FindingDecision(props: { line: Line; entry: FindingEntry; keep: Keep; onEdit: () => void }) {
  const { line, entry, keep, onEdit } = props;
  const { t } = useLanguage('inspection');
  const theirs = entry.standing === 'conflict' ? ((entry.problem?.values.theirs as Finding | null) ?? null) : null;
  const drop = () => void keep(entry.id, () => null);
  if (!theirs)
    return (
      <div className="stack" role="alert">
        <p>{entry.problem?.detail}</p>
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() =>
              void keep(
                entry.id,
                changing<FindingDraft>((known) => reopened(known)),
              ).then((done) => done && onEdit())
            }
          >
            {t('refused.again')}
          </button>
          <button type="button" className="button" onClick={drop}>
            {t('refused.drop')}
          </button>
        </div>
      </div>
    );
  return (
    <div className="stack" role="alert">
      <p>{t('conflict.body', { name: theirs.by.name })}</p>
      <div className={styles.sides}>
        <Side title={t('conflict.mine')} said={line.shown} />
        <Side title={t('conflict.theirs', { name: theirs.by.name })} said={theirs} />
      </div>
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() =>
            void keep(
              entry.id,
              changing<FindingDraft>((known) => mineKept(known, theirs.version)),
            )
          }
        >
          {t('conflict.keepMine')}
        </button>
        <button type="button" className="button" onClick={drop}>
          {t('conflict.keepTheirs')}
        </button>
      </div>
    </div>
  );
}

function Side({ title, said }: { title: string; said: Pick<FindingDraft, 'answer' | 'severity' | 'words' | 'evidence'> }) {
  const { words } = useLanguage('inspection');
  const { t: proof } = useLanguage('evidence');
  return (
    <div>
      <p className="soft small">{title}</p>
      <p>
        {said.answer && words(answerWords[said.answer])} {said.severity && <SeverityTag severity={said.severity} />}
      </p>
      {said.words && <p className={styles.said}>{said.words}</p>}
      {said.evidence.length > 0 && <p className="soft small">{proof('named.count', { count: said.evidence.length })}</p>}
    </div>
  );
}
