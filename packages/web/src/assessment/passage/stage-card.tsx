import { roleWords } from '@xingcun/core/accounts/words';
import type { Cycle } from '@xingcun/core/cycles/contract';
import { stageRules, type Stage } from '@xingcun/core/cycles/stage';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { Digest } from '../digest.tsx';
import type { Assessment } from '../queries.ts';
import { sheetStateMarks } from '../stage-words.ts';
import styles from './passage-page.module.css';

/** One of the four levels: its state, who acts, between which days, and what was sealed. */
export function StageCard({ stage, assessment, cycle }: { stage: Stage; assessment: Assessment; cycle: Cycle }) {
  const { t, words } = useLanguage('assessment');
  const format = useFormat();
  const { words: name, scorers, signer } = stageRules[stage];
  const acts = assessment.acts.filter((act) => act.stage === stage);
  const submitted = acts.findLast(({ act }) => act === 'submitted');
  const sealed = acts.findLast(({ digest }) => digest !== null);
  const readable = assessment.sheets.find((sheet) => sheet.stage === stage);
  const dates = cycle.calendar.find((entry) => entry.stage === stage);
  const others = scorers.filter((role) => role !== signer);
  return (
    <li className={assessment.stage === stage ? `${styles.stage} ${styles.present}` : styles.stage}>
      <h3>{words(name)}</h3>
      <div>
        {readable ? (
          <StateTag state={sheetStateMarks[readable.state]}>{t(`sheetState.${readable.state}`)}</StateTag>
        ) : submitted ? (
          <StateTag state="done">{t('sheetState.submitted')}</StateTag>
        ) : (
          <StateTag state="notYet">{t(acts.length > 0 ? 'sheetState.open' : 'sheetState.none')}</StateTag>
        )}
      </div>
      <dl className={styles.facts}>
        <dt>{t('passage.who')}</dt>
        <dd>
          {t('passage.whoWords', {
            scorers: format.list((others.length > 0 ? others : scorers).map((role) => words(roleWords[role]))),
            signer: words(roleWords[signer]),
          })}
        </dd>
        {dates && (
          <>
            <dt>{t('passage.dates')}</dt>
            <dd>{t('passage.fromTo', { from: format.shortDay(dates.opensOn), to: format.shortDay(dates.dueOn) })}</dd>
          </>
        )}
        {submitted && (
          <>
            <dt>{t('passage.submitted')}</dt>
            <dd>
              {format.moment(submitted.at)}
              {submitted.by && ` · ${submitted.by.name}`}
            </dd>
          </>
        )}
        {sealed && (
          <>
            <dt>{t('passage.digest')}</dt>
            <dd>
              <Digest digest={sealed.digest ?? ''} />
            </dd>
          </>
        )}
      </dl>
      {readable && (
        <Link to="/work/assessments/$assessmentId/sheets/$stage" params={{ assessmentId: assessment.id, stage }}>
          {t('passage.seeSheet')}
        </Link>
      )}
    </li>
  );
}
