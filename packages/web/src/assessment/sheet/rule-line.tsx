import type { SheetForm, SheetItem } from '@xingcun/core/assessment/items';
import { joinSentences, ruleSentences } from '@xingcun/core/standards/rule-words';
import { useLanguage } from '../../app/language.ts';
import styles from './rule-line.module.css';

function sentencesOf({ compiled }: SheetForm, { code, maxScore }: SheetItem) {
  const rule = compiled.indicators.get(code)?.indicator.rule;
  if (!rule || maxScore === null) return [];
  const sentences = ruleSentences(rule, { maxScore, places: compiled.standard.scorePlaces });
  // What may be marked stands beside the field already; here the guide says for what.
  return rule.kind === 'judged' ? sentences.slice(1) : sentences;
}

/** The rule of an item in a line or two; all of it stands in the panel. */
export function RuleLine({ form, item }: { form: SheetForm; item: SheetItem }) {
  const { words } = useLanguage('assessment');
  const sentences = sentencesOf(form, item);
  return sentences.length === 0 ? null : <span className={styles.rule}>{words(joinSentences(sentences))}</span>;
}

/** The whole rule, sentence by sentence. */
export function RuleWords({ form, item }: { form: SheetForm; item: SheetItem }) {
  const { words } = useLanguage('assessment');
  return sentencesOf(form, item).map((sentence) => <p key={sentence.zh}>{words(sentence)}</p>);
}
