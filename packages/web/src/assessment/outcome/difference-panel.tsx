import type { SheetForm } from '@xingcun/core/assessment/items';
import { stageRules } from '@xingcun/core/cycles/stage';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import { ScoreChange } from '../../ui/score-text.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useEntryWords } from '../sheet/entry-words.ts';
import type { DifferenceRow } from './differences.ts';
import styles from './outcome.module.css';

/** One item at every level: the scores and the reasons one below the other. */
export function DifferencePanel(props: { row: DifferenceRow; assessmentId: string; form: SheetForm; onClose: () => void }) {
  const { row, assessmentId, form, onClose } = props;
  const { t, words } = useLanguage('assessment');
  const { show } = useEntryWords(form);
  const item = form.items.get(row.itemCode);
  if (!item) return null;
  return (
    <SidePanel title={`${item.kind === 'indicator' ? `${item.code} ` : ''}${words(item.title)}`} onClose={onClose}>
      <ol className={styles.levels}>
        {row.steps.map(({ stage, score, change, reasonMissing }) => (
          <li key={stage}>
            <div className={styles.level}>
              <strong>{words(stageRules[stage].words)}</strong>
              <span className={styles.cell}>
                {change !== 0 && <ScoreChange by={change} places={form.compiled.standard.scorePlaces} />}
                <strong className="figures">
                  {show(item, score?.entry ?? null, score?.score ?? null) || t('panel.nothing')}
                </strong>
              </span>
            </div>
            {score?.reason && <p className={styles.quoted}>{score.reason}</p>}
            {reasonMissing && (
              <div>
                <StateTag state="invalid">{t('differences.reasonMissing')}</StateTag>
              </div>
            )}
            {score && <p className="soft small">{t('proofs.count', { count: score.proofs })}</p>}
            <Link
              to="/work/assessments/$assessmentId/sheets/$stage"
              params={{ assessmentId, stage }}
              search={item.starCode === null ? { item: item.code } : { star: item.starCode, item: item.code }}
              className="small"
            >
              {t('differences.openSheet')}
            </Link>
          </li>
        ))}
      </ol>
    </SidePanel>
  );
}
