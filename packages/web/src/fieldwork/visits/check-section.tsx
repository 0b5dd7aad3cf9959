import { type Checked, checkDraw, checkStepWords, type DrawToCheck, firstDifference } from '@xingcun/core/fieldwork/visits/check';
import type { PublicDraw } from '@xingcun/core/fieldwork/visits/published';
import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FileField } from '../../ui/file-field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { saveFile } from './save-file.ts';
import styles from './visits.module.css';

/** Recomputes the draw in the reader's browser – as the server answered it, or from a file that the reader kept. */
export function CheckSection({ draw }: { draw: PublicDraw }) {
  const { t } = useLanguage('visits');
  const [checked, setChecked] = useState<readonly Checked[] | 'unreadable' | null>(null);
  return (
    <section className="card stack no-print" aria-labelledby="check">
      <h2 id="check">{t('check.title')}</h2>
      <p className="soft">{t('check.body')}</p>
      <div className="row">
        <button type="button" className="button button-primary" onClick={() => setChecked(checkDraw(draw))}>
          {t('check.act')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => saveFile(`draw-${draw.roundId}.json`, 'application/json', `${JSON.stringify(draw, null, 2)}\n`)}
        >
          {t('check.download')}
        </button>
      </div>
      <FileField
        label={t('check.file')}
        choose={t('frame.choose')}
        none={t('frame.noFile')}
        accept=".json"
        onChoose={(file) => void file?.text().then((text) => setChecked(checkText(text)))}
      />
      <p className="field-hint">{t('check.fileHint')}</p>
      <p className="small soft">
        {t('check.cli')} <code className={styles.code}>xingcun draw check draw.json</code>
      </p>
      <div aria-live="polite">
        {checked === 'unreadable' && (
          <p className="notice notice-wrong">
            <Icon name="invalid" />
            {t('check.fileWrong')}
          </p>
        )}
        {checked !== null && checked !== 'unreadable' && <Outcome checked={checked} />}
      </div>
    </section>
  );
}

function Outcome({ checked }: { checked: readonly Checked[] }) {
  const { t, words } = useLanguage('visits');
  const difference = firstDifference(checked);
  const name = ({ step, draw }: Checked) =>
    draw === null ? words(checkStepWords[step]) : t('check.inDraw', { step: words(checkStepWords[step]), draw });
  return (
    <div className="stack">
      <p className={`notice ${difference ? 'notice-wrong' : 'notice-done'}`}>
        <Icon name={difference ? 'invalid' : 'done'} />
        {difference ? t('check.differs', { step: name(difference) }) : t('check.holds')}
      </p>
      <DataTable
        caption={t('check.title')}
        rows={summed(checked)}
        rowKey={({ first }) => `${first.step} ${first.draw}`}
        columns={[
          { key: 'step', title: t('check.step'), cell: ({ first }) => name(first) },
          {
            key: 'outcome',
            title: t('check.outcome'),
            cell: ({ different }) => (
              <StateTag state={different ? 'invalid' : 'done'}>{t(different ? 'check.disagrees' : 'check.agrees')}</StateTag>
            ),
          },
          {
            key: 'published',
            title: t('check.publishedValue'),
            cell: ({ first, different, count }) => (
              <Value text={(different ?? first).published} count={different || count === 1 ? null : count} />
            ),
          },
          {
            key: 'computed',
            title: t('check.computed'),
            cell: ({ first, different, count }) => (
              <Value text={(different ?? first).computed} count={different || count === 1 ? null : count} />
            ),
          },
        ]}
      />
    </div>
  );
}

function Value({ text, count }: { text: string; count: number | null }) {
  const { t } = useLanguage('visits');
  return count === null ? <code className={styles.code}>{text || '—'}</code> : t('check.count', { count });
}

/** One line a step: how many were compared, and the first that differs. */
function summed(checked: readonly Checked[]) {
  return [...Map.groupBy(checked, ({ step, draw }) => `${step} ${draw}`).values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ first, count: group.length, different: group.find(({ agrees }) => !agrees) ?? null }] : [];
  });
}

/** A file from anywhere: what cannot be recomputed as a draw is none. */
function checkText(text: string): readonly Checked[] | 'unreadable' {
  try {
    const { algorithm, households, digest, draws } = JSON.parse(text) as DrawToCheck;
    return checkDraw({ algorithm, households, digest, draws });
  } catch {
    return 'unreadable';
  }
}
