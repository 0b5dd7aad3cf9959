import { stageRules } from '@xingcun/core/cycles/stage';
import {
  type CheckKind,
  checkWords,
  type Difference,
  type Unchecked,
  uncheckedWords,
} from '@xingcun/core/disclosure/bundle/difference';
import { useLanguage } from '../app/language.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Icon } from '../ui/icon.tsx';
import type { BundleAbout, VerifyMessage } from './verify-message.ts';
import styles from './verify.module.css';

/** Differences in the table; where there are more, the command line lists them all. */
const mostShown = 200;

/** What came out: whether it holds, every figure that differs, how much was compared, and what could not be. */
export function VerifyResult({ result }: { result: Extract<VerifyMessage, { kind: 'result' }> }) {
  const { t, words } = useLanguage('verify');
  const { verification, about, digest } = result;
  const { ok, differences, checked, unchecked } = verification;
  const kinds = (Object.keys(checkWords) as CheckKind[]).flatMap((kind) => {
    const count = checked[kind];
    return count === undefined ? [] : [{ kind, count, wrong: differences.filter(({ what }) => what === kind).length }];
  });
  const left = Object.entries(unchecked) as [Unchecked, number][];
  const count = kinds.reduce((sum, each) => sum + each.count, 0);
  return (
    <section className="stack" aria-labelledby="outcome">
      <div className={`notice ${ok ? 'notice-done' : 'notice-wrong'}`}>
        <Icon name={ok ? 'done' : 'invalid'} />
        <div>
          <h2 id="outcome" className={styles.outcome}>
            {ok ? t('holds', { count }) : t('differs', { count, differences: differences.length })}
          </h2>
          <p>
            {words(about.title)} · {t(`phase.${about.phase}`)} · {t('villages', { count: about.villages })}
          </p>
          <p className={`small figures ${styles.digest}`}>{t('digest', { digest })}</p>
        </div>
      </div>
      {differences.length > 0 && <Differences differences={differences} about={about} />}
      <div className="card stack">
        <DataTable
          caption={t('checked')}
          captionShown
          rows={kinds}
          rowKey={({ kind }) => kind}
          columns={[
            { key: 'what', title: t('what'), cell: ({ kind }) => words(checkWords[kind]) },
            { key: 'count', title: t('compared'), align: 'end', cell: (row) => row.count },
            { key: 'wrong', title: t('different'), align: 'end', cell: ({ wrong }) => wrong },
          ]}
        />
        {left.length > 0 && (
          <>
            <h3>{t('unchecked')}</h3>
            <ul>
              {left.map(([what, number]) => (
                <li key={what}>{t('left', { why: words(uncheckedWords[what]), count: number })}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

function Differences({ differences, about }: { differences: readonly Difference[]; about: BundleAbout }) {
  const { t, words } = useLanguage('verify');
  const place = ({ village, stage, starCode, itemCode }: Difference) => [
    village && words(village.name),
    stage && words(stageRules[stage].words),
    starCode && (about.starTitles[starCode] ? words(about.starTitles[starCode]) : starCode),
    itemCode,
  ];
  return (
    <div className="card stack">
      <DataTable
        caption={t('differences')}
        captionShown
        rows={differences.slice(0, mostShown)}
        rowKey={({ what, village, stage, starCode, itemCode, computed }) =>
          [what, village?.code, stage, starCode, itemCode, computed.zh].join(' ')
        }
        columns={[
          { key: 'what', title: t('what'), cell: ({ what }) => words(checkWords[what]) },
          { key: 'where', title: t('where'), cell: (row) => place(row).filter(Boolean).join(' · ') || t('whole') },
          {
            key: 'published',
            title: t('published'),
            cell: ({ published }) => <span className={`figures ${styles.digest}`}>{words(published)}</span>,
          },
          {
            key: 'computed',
            title: t('computed'),
            cell: ({ computed }) => <strong className={`figures ${styles.digest}`}>{words(computed)}</strong>,
          },
        ]}
      />
      {differences.length > mostShown && <p className="soft">{t('more', { count: differences.length - mostShown })}</p>}
    </div>
  );
}
