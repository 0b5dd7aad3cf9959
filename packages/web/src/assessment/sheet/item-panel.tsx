import type { Stage } from '@xingcun/core/cycles/stage';
import { stageRules } from '@xingcun/core/cycles/stage';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { CellHistory } from './cell-history.tsx';
import { EntryEditor } from './entry-editor.tsx';
import { useEntryWords } from './entry-words.ts';
import type { Draft } from './outbox.ts';
import styles from './panel.module.css';
import { ProofsEditor } from './proofs-editor.tsx';
import { ReasonField } from './reason-field.tsx';
import { rowMarks, rowState, useRowWords } from './row-state.ts';
import { asksForMore, type SheetRow } from './rows.ts';
import { RuleWords } from './rule-line.tsx';
import type { SheetOnScreen } from './use-sheet.ts';

interface Props {
  screen: SheetOnScreen;
  row: SheetRow;
  lockedBecause: string | null;
  refusalWords: (reason: { code: string; details: Readonly<Record<string, unknown>> }) => string;
  onSolve: () => void;
  onClose: () => void;
}

/** Everything about one item: why it came back, its value, reason and proof, what others gave, the rule, the changes. */
export function ItemPanel({ screen, row, lockedBecause, refusalWords, onSolve, onClose }: Props) {
  const { form, assessment, stage, store, write } = screen;
  const { item, draft, cell, unsent, problem, returned } = row;
  const { t, words } = useLanguage('assessment');
  const disabled = lockedBecause !== null;
  const indicator = form.compiled.indicators.get(item.code)?.indicator;
  const hard = form.compiled.standard.stars.flatMap((star) => star.hardStandards).find(({ code }) => code === item.code);
  const star = form.compiled.standard.stars.find(({ code }) => code === item.starCode);
  const legalBasis = indicator?.legalBasis ?? hard?.legalBasis ?? null;
  const change = (next: Partial<Draft>, typing = false) => write(row, { ...draft, ...next }, typing);
  const state = rowState(row);
  const rowWords = useRowWords();
  const wantsReason = problem?.code === 'assessment.changeNeedsReason' || problem?.code === 'assessment.overrideNeedsReason';
  return (
    <SidePanel title={`${indicator ? `${item.code} ` : ''}${words(item.title)}`} onClose={onClose}>
      <div className={styles.panel} key={item.code}>
        {returned && <ReturnedNotice returned={returned} />}
        {state === 'conflict' && (
          <div className="notice notice-wrong">
            <Icon name="changed" />
            <div>
              <p>{t('panel.conflict')}</p>
              <button type="button" className="button" onClick={onSolve}>
                {t('panel.solve')}
              </button>
            </div>
          </div>
        )}
        {unsent?.standing === 'refused' && unsent.problem && (
          <div className="notice notice-wrong" role="alert">
            <Icon name="invalid" />
            <p>{refusalWords({ code: unsent.problem.code, details: unsent.problem.values })}</p>
          </div>
        )}
        {problem && !asksForMore.has(problem.code) && (
          <div className="notice notice-wrong">
            <Icon name="invalid" />
            <p>{refusalWords(problem)}</p>
          </div>
        )}
        {lockedBecause !== null && (
          <p className={styles.locked}>
            <Icon name="locked" size={14} /> {lockedBecause}
          </p>
        )}
        <section className={styles.part}>
          <div className={styles.head}>
            <h3>{words(stageRules[stage].words)}</h3>
            <StateTag state={rowMarks[state]}>{rowWords(row)}</StateTag>
          </div>
          {disabled && draft.entry === null ? (
            <p className="soft">{t('panel.nothing')}</p>
          ) : (
            <EntryEditor
              form={form}
              row={row}
              disabled={disabled}
              refusalWords={refusalWords}
              // Several figures, typed one after the other, make one change.
              onChange={(entry) => change({ entry }, entry?.kind === 'inputs')}
            />
          )}
          {(!disabled || draft.reason) && (
            <ReasonField
              reason={draft.reason}
              problem={wantsReason && problem ? refusalWords(problem) : null}
              disabled={disabled}
              onChange={(reason) => change({ reason }, true)}
              onLeave={store.flush}
            />
          )}
        </section>
        <section className={styles.part}>
          <h3>{t('panel.proofs')}</h3>
          {problem?.code === 'assessment.bonusNeedsProof' && <p className="field-problem">{refusalWords(problem)}</p>}
          <ProofsEditor
            proofs={draft.proofs}
            wished={(indicator?.evidence ?? []).map(words)}
            disabled={disabled}
            assessmentId={assessment.id}
            itemCode={item.code}
            onChange={(proofs) => change({ proofs })}
          />
        </section>
        {row.others.length > 0 && <OtherLevels screen={screen} row={row} />}
        <section className={styles.part}>
          <h3>{t('panel.rule')}</h3>
          <RuleWords form={form} item={item} />
          {star?.boundary && <p className="soft">{t('panel.boundary', { boundary: words(star.boundary) })}</p>}
          {legalBasis && <p className="soft small">{t('panel.basis', { basis: words(legalBasis) })}</p>}
        </section>
        <CellHistory form={form} item={item} assessmentId={assessment.id} stage={stage} version={cell?.version ?? 0} />
      </div>
    </SidePanel>
  );
}

function ReturnedNotice({ returned }: { returned: NonNullable<SheetRow['returned']> }) {
  const { t, words } = useLanguage('assessment');
  const format = useFormat();
  const { reason, dueOn, fromStage, sentBackBy, sentBackAt } = returned;
  return (
    <div className={`notice ${styles.returned}`}>
      <Icon name="returned" />
      <div>
        <p>
          <strong>{t('panel.returnedBy', { stage: words(stageRules[fromStage].words) })}</strong>
        </p>
        <p className={styles.quoted}>{reason}</p>
        <p className="soft small">
          {t('panel.returnedDue', { day: format.day(dueOn) })} {sentBackBy.name} · {format.moment(sentBackAt)}
        </p>
      </div>
    </div>
  );
}

function OtherLevels({ screen: { form }, row }: { screen: SheetOnScreen; row: SheetRow }) {
  const { t, words } = useLanguage('assessment');
  const { show } = useEntryWords(form);
  return (
    <section className={styles.part}>
      <h3>{t('panel.others')}</h3>
      <dl className={styles.others}>
        {row.others.map(({ stage, cell }: { stage: Stage; cell: SheetRow['cell'] }) => (
          <div key={stage}>
            <dt>{words(stageRules[stage].words)}</dt>
            <dd>
              <strong className="figures">
                {show(row.item, cell?.entry ?? null, cell?.score ?? null) || t('panel.nothing')}
              </strong>
              {cell?.reason && <p className={styles.quoted}>{cell.reason}</p>}
              {cell && cell.proofs.length > 0 && (
                <ul className="small">
                  {cell.proofs.map(({ title, reference }) => (
                    <li key={`${title} ${reference}`}>{[title, reference].filter(Boolean).join(' · ')}</li>
                  ))}
                </ul>
              )}
              {cell && <p className="soft small">{cell.updatedBy.name}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
