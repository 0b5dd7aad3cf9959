import type { SheetForm, SheetItem } from '@xingcun/core/assessment/items';
import { useLanguage } from '../../app/language.ts';
import styles from './rule-line.module.css';

/** The rule of an item in one line. */
export function RuleLine({ form, item }: { form: SheetForm; item: SheetItem }) {
  const { words } = useLanguage('assessment');
  const rule = form.compiled.indicators.get(item.code)?.indicator.rule;
  if (rule?.kind !== 'judged') return null;
  return <span className={styles.rule}>{words(rule.guide)}</span>;
}
