import { useId } from 'react';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { today } from '../../app/today.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { dayProblems, type Draft, sensitiveTerm } from './description.ts';
import styles from './evidence.module.css';
import { ItemsChoice, type Library } from './items-choice.tsx';

/** What is said of a new piece, whatever it is. */
export function DescriptionFields(props: { library: Library; draft: Draft; tried: boolean; onChange: (draft: Draft) => void }) {
  const { library, draft, tried, onChange } = props;
  const { t, language } = useLanguage('evidence');
  const id = useId();
  const problems = dayProblems(draft, today());
  const said = (code: string) => problems.filter((each) => each.code === code).map((each) => obstacleText(each, language))[0];
  const term = sensitiveTerm(draft);
  return (
    <>
      <Field
        label={t('new.name')}
        hint={t('new.nameHint')}
        maxLength={200}
        value={draft.title}
        problem={tried && draft.title.trim() === '' ? t('new.nameMissing') : null}
        onChange={(event) => onChange({ ...draft, title: event.target.value })}
      />
      <div className={styles.days}>
        <Field
          label={t('new.from')}
          type="date"
          max={today()}
          value={draft.effectiveFrom}
          problem={said('fieldwork.effectiveInFuture') ?? (tried && draft.effectiveFrom === '' ? t('new.fromMissing') : null)}
          onChange={(event) => onChange({ ...draft, effectiveFrom: event.target.value })}
        />
        <Field
          label={t('new.to')}
          type="date"
          value={draft.effectiveTo}
          problem={said('fieldwork.effectiveBackwards') ?? null}
          onChange={(event) => onChange({ ...draft, effectiveTo: event.target.value })}
        />
      </div>
      {library.cycleState === 'running' ? (
        <ItemsChoice
          legend={t('new.items')}
          library={library}
          chosen={draft.itemCodes}
          onChange={(itemCodes) => onChange({ ...draft, itemCodes })}
        />
      ) : (
        <p className="soft">{t('new.ofNoItem')}</p>
      )}
      <div className="field">
        <label htmlFor={id}>{t('new.note')}</label>
        <textarea
          id={id}
          className="input"
          rows={2}
          maxLength={1000}
          value={draft.note}
          onChange={(event) => onChange({ ...draft, note: event.target.value })}
        />
      </div>
      {term !== null && (
        <output className="notice notice-due">
          <Icon name="invalid" />
          <span>{t('new.sensitive', { term })}</span>
        </output>
      )}
    </>
  );
}
