import { deniedTerm } from '@xingcun/core/records/deny-list';
import { useLanguage } from '../app/language.ts';
import styles from './objection-form.module.css';

/** Reminds whoever writes of a person’s belief, origin and the like to speak of the village’s work; it hinders nothing. */
export function WordsReminder({ value }: { value: string }) {
  const { t } = useLanguage('disclosure');
  const delicate = deniedTerm(value);
  if (!delicate) return null;
  return <output className={`notice notice-due ${styles.reminder}`}>{t('words.reminder', { word: delicate.term })}</output>;
}
