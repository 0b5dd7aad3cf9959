import { importUnits, listUnits, previewUnits } from '@xingcun/core/units/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './units-page.module.css';

const largestBytes = 1_000_000;
const mostRows = 200;
type Preview = ResponseOf<typeof previewUnits>;

/** A CSV file of units: previewed line by line, then taken whole or not at all. */
export function ImportUnitsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage('units');
  const [tooLarge, setTooLarge] = useState(false);
  const previewing = useWrite(previewUnits);
  const importing = useWrite(importUnits, { stale: [listUnits] });
  const preview = previewing.data;
  const ready = preview !== undefined && preview.problems.length === 0 && preview.added + preview.changed > 0;

  const choose = async (file: File | null) => {
    previewing.reset();
    importing.reset();
    setTooLarge(file !== null && file.size > largestBytes);
    if (file && file.size <= largestBytes) previewing.mutate({ body: { file: await file.text() } });
  };
  const take = () => {
    const checked = previewing.variables;
    if (checked) importing.mutate(importing.variables ?? { body: checked.body });
  };
  return (
    <Dialog
      title={t('import.title')}
      onClose={onClose}
      actions={
        !importing.data && (
          <button type="button" className="button button-primary" disabled={!ready || importing.isPending} onClick={take}>
            {t('import.confirm')}
          </button>
        )
      }
    >
      <div className="stack">
        {importing.data ? (
          <output className="notice notice-done">
            <Icon name="done" />
            {t('import.done', importing.data)}
          </output>
        ) : (
          <>
            <p>{t('import.body')}</p>
            <p className="soft small">{t('import.columns')}</p>
            <FileField
              label={t('import.file')}
              choose={t('import.choose')}
              none={t('import.noFile')}
              accept=".csv,text/csv"
              onChoose={(file) => void choose(file)}
            />
            <div aria-live="polite" className="stack">
              {tooLarge && <p className="field-problem">{t('import.tooLarge')}</p>}
              {previewing.isPending && <p>{t('import.checking')}</p>}
              {previewing.error && (
                <ErrorNotice
                  error={previewing.error}
                  onRetry={() => previewing.variables && previewing.mutate(previewing.variables)}
                />
              )}
              {preview && <PreviewOf preview={preview} />}
              {importing.error && <ErrorNotice error={importing.error} onRetry={take} />}
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

function PreviewOf({ preview }: { preview: Preview }) {
  const { t, words } = useLanguage('units');
  const { added, changed, unchanged, rows, problems } = preview;
  const moving = rows.filter(({ change }) => change !== 'unchanged');
  if (problems.length > 0)
    return (
      <div className="notice notice-wrong">
        <Icon name="invalid" />
        <div>
          <strong>{t('import.problems', { count: problems.length })}</strong>
          <ul className={styles.problems}>
            {problems.map(({ line, code, message }) => (
              <li key={`${line} ${code} ${message.en}`}>{words(message)}</li>
            ))}
          </ul>
        </div>
      </div>
    );
  return (
    <>
      <p className="notice notice-done">
        <Icon name="done" />
        {moving.length === 0 ? t('import.nothing') : t('import.counts', { added, changed, unchanged })}
      </p>
      {moving.length > 0 && (
        <DataTable
          caption={t('import.rows')}
          captionShown
          rows={moving.slice(0, mostRows)}
          rowKey={({ line }) => String(line)}
          columns={[
            { key: 'name', title: t('import.name'), cell: ({ unit }) => unit.name },
            { key: 'code', title: t('one.code'), cell: ({ unit }) => <span className="figures">{unit.code}</span> },
            {
              key: 'change',
              title: t('import.change'),
              cell: ({ change }) => t(change === 'added' ? 'import.added' : 'import.changed'),
            },
            { key: 'line', title: t('import.row'), align: 'end', cell: ({ line }) => String(line) },
          ]}
        />
      )}
      {moving.length > mostRows && <p className="soft">{t('import.more', { count: moving.length - mostRows })}</p>}
    </>
  );
}
