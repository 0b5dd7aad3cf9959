import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { type StateName, StateMark } from '../../ui/state-tag.tsx';
import type { SheetRow } from './rows.ts';
import styles from './sheet-approval.module.css';
import type { SheetOnScreen } from './use-sheet.ts';

/** What is still missing before the sheet can go up, each with the way there. */
export function CheckDialog(props: {
  screen: SheetOnScreen;
  refusalWords: (reason: { code: string; details: Readonly<Record<string, unknown>> }) => string;
  onClose: () => void;
}) {
  const { screen, refusalWords, onClose } = props;
  const { assessment, sheet, stage, rows } = screen;
  const { t } = useLanguage('assessment');
  const lists = [
    { key: 'unsaved', mark: 'device', rows: rows.filter(({ unsent }) => unsent !== null) },
    { key: 'returned', mark: 'returned', rows: rows.filter(({ returned }) => returned !== null) },
    { key: 'empty', mark: 'notYet', rows: rows.filter(({ item, filled }) => item.required && !filled) },
    { key: 'noProof', mark: 'waiting', rows: rows.filter(({ lacksProof }) => lacksProof) },
  ] as const satisfies readonly { key: string; mark: StateName; rows: SheetRow[] }[];
  // Items that are listed anyway need no sentence of their own.
  const others = sheet.acts.submit.filter(({ code }) => !listed.has(code));
  const nothing = others.length === 0 && lists.every((list) => list.rows.length === 0);
  return (
    <Dialog title={t('check.title')} onClose={onClose}>
      <div className={styles.checks}>
        {nothing && (
          <p>
            <StateMark state="done" /> {t('check.nothing')}
          </p>
        )}
        {lists.map(
          (list) =>
            list.rows.length > 0 && (
              <section key={list.key}>
                <h3>
                  <StateMark state={list.mark}>{t(`check.${list.key}`, { count: list.rows.length })}</StateMark>
                  {t(`check.${list.key}`, { count: list.rows.length })}
                </h3>
                {list.key === 'noProof' && <p className="soft small">{t('check.noProofWords')}</p>}
                <ItemLinks assessmentId={assessment.id} stage={stage} rows={list.rows} onChoose={onClose} />
              </section>
            ),
        )}
        {others.length > 0 && (
          <section>
            <h3>{t('check.others')}</h3>
            <ul>
              {others.map((obstacle) => (
                <li key={`${obstacle.code} ${JSON.stringify(obstacle.details)}`}>
                  {refusalWords(obstacle)}{' '}
                  {obstacle.code.startsWith('assessment.meeting') && (
                    <Link to="/work/assessments/$assessmentId" params={{ assessmentId: assessment.id }} hash="meetings">
                      {t('check.toMeetings')}
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  );
}

const listed: ReadonlySet<string> = new Set(['assessment.sheetNotComplete', 'assessment.returnedItemsOpen']);

function ItemLinks(props: {
  assessmentId: string;
  stage: SheetOnScreen['stage'];
  rows: readonly SheetRow[];
  onChoose: () => void;
}) {
  const { assessmentId, stage, rows, onChoose } = props;
  const { words } = useLanguage('assessment');
  return (
    <ul className={styles.links}>
      {rows.map(({ item }) => (
        <li key={item.code}>
          <Link
            to="/work/assessments/$assessmentId/sheets/$stage"
            params={{ assessmentId, stage }}
            search={item.starCode === null ? { item: item.code } : { star: item.starCode, item: item.code }}
            replace
            onClick={onChoose}
          >
            {item.kind === 'indicator' && `${item.code} `}
            {words(item.title)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
