import { importStandard, listStandards, readStandard } from '@xingcun/core/standards/contract';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Icon } from '../ui/icon.tsx';
import { ChangeList } from './change-list.tsx';
import { readBase64 } from './file-base64.ts';
import { type ImportProblem, importProblems, lineAndColumn } from './import-problems.ts';
import styles from './import-dialog.module.css';

const largestBytes = 4_000_000;

/** A file is previewed at once, with all that is wrong; saving it is a second step. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t, words } = useLanguage('standards');
  const navigate = useNavigate();
  const id = useId();
  const [fault, setFault] = useState<'import.tooLarge' | 'import.unreadable' | null>(null);
  const previewing = useWrite(importStandard);
  const storing = useWrite(importStandard, { stale: [listStandards, readStandard] });
  const preview = previewing.data;
  const problems = importProblems(previewing.error);

  const choose = async (file: File | null) => {
    previewing.reset();
    storing.reset();
    setFault(null);
    if (!file) return;
    if (file.size > largestBytes) {
      setFault('import.tooLarge');
      return;
    }
    try {
      previewing.mutate({ body: { fileName: file.name, base64: await readBase64(file), confirm: false } });
    } catch {
      setFault('import.unreadable');
    }
  };
  const store = () => {
    const checked = previewing.variables;
    if (!checked) return;
    storing.mutate(storing.variables ?? { body: { ...checked.body, confirm: true } }, {
      onSuccess: ({ standard }) => {
        if (standard) void navigate({ to: '/work/standards/$standardId', params: { standardId: standard.id } });
        onClose();
      },
    });
  };
  return (
    <Dialog
      title={t('import.title')}
      onClose={onClose}
      actions={
        <button
          type="button"
          className="button button-primary"
          disabled={!preview || storing.isPending}
          onClick={store}
          aria-describedby={`${id}-state`}
        >
          {t('import.confirm')}
        </button>
      }
    >
      <div className="stack">
        <p>{t('import.body')}</p>
        <FileField
          label={t('import.file')}
          choose={t('import.choose')}
          none={t('import.noFile')}
          accept=".yaml,.yml,.xlsx"
          onChoose={(file) => void choose(file)}
        />
        <div id={`${id}-state`} aria-live="polite" className="stack">
          {fault && <p className="field-problem">{t(fault)}</p>}
          {previewing.isPending && (
            <p className="row">
              <Icon name="saving" />
              {t('import.checking')}
            </p>
          )}
          {previewing.error && !problems && (
            <ErrorNotice
              error={previewing.error}
              onRetry={() => previewing.variables && previewing.mutate(previewing.variables)}
            />
          )}
          {problems && <Problems problems={problems} />}
          {preview && (
            <>
              <div className="notice notice-done">
                <Icon name="done" />
                <div>
                  <strong>{t('import.good')}</strong>
                  <p>{words(preview.title)}</p>
                  <p className="soft">{t('list.sizeOf', { stars: preview.stars, indicators: preview.indicators })}</p>
                </div>
              </div>
              <h3>{t('import.changes')}</h3>
              {preview.changes.length === 0 ? (
                <p className="soft">{t('import.noChanges')}</p>
              ) : (
                <ChangeList changes={preview.changes} stars={[]} />
              )}
            </>
          )}
          {storing.error && <ErrorNotice error={storing.error} onRetry={store} />}
        </div>
      </div>
    </Dialog>
  );
}

function Problems({ problems }: { problems: readonly ImportProblem[] }) {
  const { t, words } = useLanguage('standards');
  const place = (at: string) => {
    const line = lineAndColumn(at);
    return line ? t('import.line', line) : at;
  };
  return (
    <div className="notice notice-wrong">
      <Icon name="invalid" />
      <div className="stack">
        <div>
          <strong>{t('import.problems', { count: problems.length })}</strong>
          <p>{t('import.problemsBody')}</p>
        </div>
        <ol className={styles.problems}>
          {problems.map((problem) => (
            <li key={`${problem.path} ${problem.at} ${problem.message.en}`}>
              <p>{words(problem.message)}</p>
              <p className="soft small">
                {[
                  problem.at !== null && `${t('import.at')}：${place(problem.at)}`,
                  problem.path !== '' && `${t('import.path')}：${problem.path}`,
                  problem.value !== null && `${t('import.value')}：${String(problem.value)}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
