import { appealOutcomeWords } from '@xingcun/core/disclosure/appeal-outcome';
import type { readPublicVillage } from '@xingcun/core/disclosure/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { StateTag } from '../ui/state-tag.tsx';
import type { PublicStar } from './public-stars.ts';
import styles from './public-village-page.module.css';

type Answered = ResponseOf<typeof readPublicVillage>['answered'];

/** Each objection’s gist, its answer and, where it was appealed, gist and decision of the appeal: nothing before is taken away. */
export function AnsweredObjections({ answered, stars }: { answered: Answered; stars: readonly PublicStar[] }) {
  const { t, words } = useLanguage('disclosure');
  const format = useFormat();
  if (answered.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('village.answered')}</h2>
      {answered.map(({ starCode, words: said, answer, answeredAt, overdueWorkingDays, appeal }) => {
        const star = stars.find((each) => each.starCode === starCode);
        return (
          <div key={`${answeredAt}${said}`} className="card stack">
            {star && <h3>{words(star.title)}</h3>}
            {said !== '' && <blockquote className={styles.said}>{said}</blockquote>}
            <p>
              <strong>{t('village.answer')}</strong> {answer}
            </p>
            <p className="row soft small">
              {format.moment(answeredAt)}
              {overdueWorkingDays > 0 && (
                <StateTag state="overdue">{t('overdue.answered', { count: overdueWorkingDays })}</StateTag>
              )}
            </p>
            {appeal && (
              <>
                {appeal.words !== '' && (
                  <blockquote className={styles.said}>
                    <strong>{t('village.appeal')}</strong> {appeal.words}
                  </blockquote>
                )}
                <p>
                  <strong>
                    {t('village.decision')} · {words(appealOutcomeWords[appeal.outcome])}
                  </strong>{' '}
                  {appeal.decision}
                </p>
                <p className="row soft small">
                  {format.moment(appeal.decidedAt)}
                  {appeal.overdueWorkingDays > 0 && (
                    <StateTag state="overdue">{t('overdue.decided', { count: appeal.overdueWorkingDays })}</StateTag>
                  )}
                </p>
              </>
            )}
          </div>
        );
      })}
    </section>
  );
}
