import { type Asked, askable, askedCodes, type Presiding, presiding } from '@xingcun/core/fieldwork/appraisal/asked';
import { useId } from 'react';
import { useLanguage } from '../../app/language.ts';
import styles from './appraisal.module.css';

export interface Subjects {
  asked: Asked[];
  presidedBy: Presiding;
}

const most = 8;

/** What is asked, from the closed list, and who presides. */
export function SubjectsFields({ subjects, onChange }: { subjects: Subjects; onChange: (subjects: Subjects) => void }) {
  const { t, words } = useLanguage('appraisal');
  const id = useId();
  const { asked, presidedBy } = subjects;
  const toggle = (code: Asked) => {
    const chosen = asked.includes(code) ? asked.filter((each) => each !== code) : [...asked, code];
    onChange({ ...subjects, asked: askedCodes.filter((each) => chosen.includes(each)) });
  };
  return (
    <div className="stack">
      <p className="soft">{t('subjects.hint')}</p>
      {(['organisation', 'post'] as const).map((kind) => (
        <fieldset key={kind} className={styles.choices}>
          <legend>{t(kind === 'organisation' ? 'subjects.organisations' : 'subjects.posts')}</legend>
          {askedCodes
            .filter((code) => askable[code].kind === kind)
            .map((code) => (
              <label key={code} className={styles.check}>
                <input
                  type="checkbox"
                  checked={asked.includes(code)}
                  disabled={!asked.includes(code) && asked.length >= most}
                  onChange={() => toggle(code)}
                />
                {words(askable[code].words)}
              </label>
            ))}
        </fieldset>
      ))}
      <div className="field">
        <label htmlFor={id}>{t('subjects.presided')}</label>
        <select
          id={id}
          className="input"
          value={presidedBy}
          onChange={(event) => onChange({ ...subjects, presidedBy: event.target.value as Presiding })}
        >
          {Object.entries(presiding).map(([code, text]) => (
            <option key={code} value={code}>
              {words(text)}
            </option>
          ))}
        </select>
        <p className="field-hint">{t('subjects.presidedHint')}</p>
      </div>
    </div>
  );
}
