import { checkPassword } from '@xingcun/core/accounts/password';
import { Refusal } from '@xingcun/core/refusal';
import type { Language } from '@xingcun/core/text';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { Field } from '../../ui/field.tsx';
import { suggestPassword } from './password-suggestion.ts';
import styles from './accounts-page.module.css';

/** A password that an administrator hands over: in plain sight, made up by the page where wished. */
export function NewPasswordField(props: {
  label: string;
  value: string;
  problem: string | null;
  onChange: (password: string) => void;
}) {
  const { label, value, problem, onChange } = props;
  const { t } = useLanguage('accountsAdmin');
  return (
    <div className={styles.password}>
      <Field
        label={label}
        hint={t('create.passwordHint')}
        autoComplete="off"
        spellCheck={false}
        value={value}
        problem={problem}
        onChange={(event) => onChange(event.target.value)}
      />
      <button type="button" className="button" onClick={() => onChange(suggestPassword())}>
        {t('create.suggest')}
      </button>
    </div>
  );
}

/** Why a password will not do, by the rule that the server asks; null where it will. */
export function passwordProblem(password: string, username: string, language: Language): string | null {
  try {
    checkPassword(password, username);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return obstacleText(error, language);
    throw error;
  }
}
