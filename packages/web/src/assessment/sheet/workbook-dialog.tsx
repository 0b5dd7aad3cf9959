import { saveCells } from '@xingcun/core/assessment/contract';
import { findItem, type SheetForm } from '@xingcun/core/assessment/items';
import { largestWorkbookBytes, readFilledSheet } from '@xingcun/core/assessment/workbook-contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useState } from 'react';
import { ApiError } from '../../app/api.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { FileField } from '../../ui/file-field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useRefusalWords } from '../refusal-words.ts';
import { type SheetOnScreen, sheetReads } from './use-sheet.ts';
import { isOvertaken, WorkbookChanges } from './workbook-changes.tsx';
import styles from './workbook-dialog.module.css';

type Reading = ResponseOf<typeof readFilledSheet>;

/** A filled workbook shows at once what it would change and what cannot be taken; saving is a second step, all or nothing. */
export function WorkbookDialog({ screen, onClose }: { screen: SheetOnScreen; onClose: () => void }) {
  const { assessment, stage, form } = screen;
  const { t } = useLanguage('assessment');
  const [fault, setFault] = useState<'workbook.tooLarge' | 'workbook.unreadable' | null>(null);
  /** Items changed by somebody else meanwhile for which one's own value shall stand. */
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const params = { assessmentId: assessment.id, stage };
  const reading = useWrite(readFilledSheet);
  const saving = useWrite(saveCells, { stale: sheetReads });
  const found = reading.data;
  const wanted = (found?.changes ?? []).filter((change) => !isOvertaken(change) || mine.has(change.itemCode));
  const isReady = found !== undefined && found.faults.length === 0 && wanted.length > 0;

  const choose = async (file: File | null) => {
    reading.reset();
    saving.reset();
    setMine(new Set());
    setFault(null);
    if (!file) return;
    if (file.size > largestWorkbookBytes) {
      setFault('workbook.tooLarge');
      return;
    }
    try {
      reading.mutate({ params, body: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      setFault('workbook.unreadable');
    }
  };
  const save = () => {
    const cells = wanted.map(({ itemCode, proposal, standing }) => ({ ...proposal, itemCode, version: standing?.version ?? 0 }));
    saving.mutate(
      { params, body: { cells } },
      {
        onSuccess: onClose,
        // changed between looking and saving: the same file is compared again
        onError: (error) => {
          if (error instanceof ApiError && error.problem.code === 'assessment.cellsChanged' && reading.variables)
            reading.mutate(reading.variables);
        },
      },
    );
  };
  return (
    <Dialog
      title={t('workbook.title')}
      onClose={onClose}
      actions={
        <button type="button" className="button button-primary" disabled={!isReady || saving.isPending} onClick={save}>
          {wanted.length > 0 ? t('workbook.save', { count: wanted.length }) : t('workbook.saveNone')}
        </button>
      }
    >
      <div className={styles.part}>
        <p>{t('workbook.body')}</p>
        <FileField
          label={t('workbook.file')}
          choose={t('workbook.choose')}
          none={t('workbook.noFile')}
          accept=".xlsx"
          onChoose={(file) => void choose(file)}
        />
        <div aria-live="polite" className={styles.part}>
          {fault && <p className="field-problem">{t(fault)}</p>}
          {reading.isPending && (
            <p className="row">
              <Icon name="saving" />
              {t('workbook.reading')}
            </p>
          )}
          {reading.error && (
            <ErrorNotice error={reading.error} onRetry={() => reading.variables && reading.mutate(reading.variables)} />
          )}
          {saving.error && (
            <ErrorNotice error={saving.error} onRetry={() => saving.variables && saving.mutate(saving.variables)} />
          )}
          {found && found.faults.length > 0 && <Faults form={form} faults={found.faults} />}
          {found && found.changes.length === 0 && found.faults.length === 0 && <p>{t('workbook.nothing')}</p>}
          {found && found.changes.length > 0 && (
            <>
              <p>{t('workbook.summary', { changes: found.changes.length, unchanged: found.unchanged })}</p>
              <WorkbookChanges form={form} changes={found.changes} mine={mine} onMine={setMine} />
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Faults({ form, faults }: { form: SheetForm; faults: Reading['faults'] }) {
  const { t, words } = useLanguage('assessment');
  const refusalWords = useRefusalWords(form.compiled.standard);
  return (
    <div className="notice notice-wrong">
      <Icon name="invalid" />
      <div className={styles.part}>
        <div>
          <strong>{t('workbook.faults', { count: faults.length })}</strong>
          <p>{t('workbook.faultsBody')}</p>
        </div>
        <ol className={styles.faults}>
          {faults.map((fault) => (
            <li key={`${fault.address} ${fault.code}`}>
              <p className="soft small">
                {[fault.address, fault.itemCode !== null && words(findItem(form, fault.itemCode).title)]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p>{refusalWords(fault)}</p>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
