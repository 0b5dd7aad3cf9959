import { adoptStar, signOffStar } from '@xingcun/core/assessment/contract';
import { stageRules } from '@xingcun/core/cycles/stage';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import type { StarProgress } from './rows.ts';
import styles from './star-head.module.css';
import { sheetReads, type SheetOnScreen } from './use-sheet.ts';

/** The star whose rows stand below: who leads it, and what is done for it as a whole. */
export function StarHead(props: {
  screen: SheetOnScreen;
  progress: StarProgress;
  refusalWords: (reason: { code: string; details: Readonly<Record<string, unknown>> }) => string;
}) {
  const { screen, progress, refusalWords } = props;
  const { assessment, stage, sheet, below, belowSheet, rows, form } = screen;
  const { starCode } = progress;
  const { t, words } = useLanguage('assessment');
  const format = useFormat();
  const adopt = useWrite(adoptStar, { stale: sheetReads });
  const signOff = useWrite(signOffStar, { stale: sheetReads });
  const star = form.compiled.standard.stars.find(({ code }) => code === starCode);
  if (!star) return null;
  const ofStar = rows.filter(({ item }) => item.starCode === starCode);
  const lowerCodes = new Set(belowSheet?.cells.filter(({ entry }) => entry !== null).map(({ itemCode }) => itemCode));
  const toAdopt = ofStar.filter(
    ({ item, draft, writable }) => writable && draft.entry === null && lowerCodes.has(item.code),
  ).length;
  const signedOff = sheet.signOffs.find((each) => each.starCode === starCode);
  const signOffObstacles = sheet.acts.signOff[starCode];
  const isSigner = signOffObstacles !== undefined && !signOffObstacles.some(({ code }) => notTheirs.has(code));
  const places = form.compiled.standard.scorePlaces;
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        <h2>{words(star.title)}</h2>
        <p className="soft small">
          {[
            star.leadUnit && t('star.lead', { unit: words(star.leadUnit) }),
            star.passMark !== null && t('star.pass', { score: format.score(star.passMark, places).replace(/\.0+$/, '') }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {star.boundary && <p className="soft small">{t('panel.boundary', { boundary: words(star.boundary) })}</p>}
      </div>
      <div className={styles.acts}>
        {signedOff && (
          <StateTag state="done">
            {t('star.signedOffBy', { name: signedOff.by.name, when: format.moment(signedOff.at) })}
          </StateTag>
        )}
        {below && toAdopt > 0 && (
          <button
            type="button"
            className="button"
            disabled={adopt.isPending}
            onClick={() => adopt.mutate({ params: { assessmentId: assessment.id, stage }, body: { starCode } })}
          >
            {t('star.adopt', { stage: words(stageRules[below].words), count: toAdopt })}
          </button>
        )}
        {isSigner && !signedOff && (
          <button
            type="button"
            className="button"
            aria-disabled={signOffObstacles.length > 0 || signOff.isPending}
            title={signOffObstacles[0] ? refusalWords(signOffObstacles[0]) : undefined}
            onClick={() => {
              if (signOffObstacles.length === 0) signOff.mutate({ params: { assessmentId: assessment.id }, body: { starCode } });
            }}
          >
            {t('star.signOff')}
          </button>
        )}
      </div>
      {isSigner && !signedOff && signOffObstacles[0] && (
        <p className={`soft small ${styles.why}`}>{t('star.signOffBlocked', { reason: refusalWords(signOffObstacles[0]) })}</p>
      )}
      {(adopt.error ?? signOff.error) && (
        <div className={styles.why}>
          <ErrorNotice error={adopt.error ?? signOff.error} />
        </div>
      )}
    </div>
  );
}

const notTheirs: ReadonlySet<string> = new Set(['accounts.notPermitted', 'assessment.starNotYours', 'assessment.leadUnitSigns']);
