import type { Question } from '@xingcun/core/fieldwork/visits/question';
import { useLanguage } from '../../../app/language.ts';
import { StepHeading } from './step-heading.tsx';
import type { VisitDraft } from './visit-draft.ts';
import styles from './visit-form.module.css';

/** Everything that will be kept, to be shown to the household before it is. */
export function EndStep(props: { draft: VisitDraft; questions: readonly Question[]; onChange: (step: number) => void }) {
  const { draft, questions, onChange } = props;
  const { t, words } = useLanguage('visitForm');
  const unanswered = questions.some(({ id }) => draft.answers[id] === undefined);
  const remark = draft.remark.trim();
  return (
    <>
      <StepHeading>{t('end.title')}</StepHeading>
      <p>{t('end.body')}</p>
      <dl className={styles.kept}>
        {questions.map(({ id, text }, index) => (
          <div key={id}>
            <dt>{words(text)}</dt>
            <dd>
              <strong>{t(`answer.${draft.answers[id] ?? 'noAnswer'}`)}</strong>
              <Change what={words(text)} onPress={() => onChange(index + 1)} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('end.remark')}</dt>
          <dd>
            <span>{remark === '' ? t('end.noRemark') : remark}</span>
            <Change what={t('end.remark')} onPress={() => onChange(questions.length + 1)} />
          </dd>
        </div>
      </dl>
      {unanswered && <p className="soft">{t('end.unanswered')}</p>}
    </>
  );
}

function Change({ what, onPress }: { what: string; onPress: () => void }) {
  const { t } = useLanguage('visitForm');
  return (
    <button type="button" className="button" onClick={onPress}>
      {t('end.change')}
      <span className="said">{what}</span>
    </button>
  );
}
