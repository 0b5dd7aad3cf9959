import { type Decision, type DecisionRule, type Tally, thresholds } from '@xingcun/core/assessment/meeting';
import { useLanguage } from '../../app/language.ts';
import styles from './passage-page.module.css';

/** A decision in sentences: who came, who had to, who agreed, of whom how many had to, and what follows. */
export function useMeetingSentence(): (rule: DecisionRule, tally: Tally, decision: Decision) => string {
  const { t, words, language } = useLanguage('assessment');
  return (rule, tally, decision) => {
    const { entitled, present, inFavor, against, abstained } = tally;
    const attendance = t('meeting.attendance', {
      entitled,
      present,
      quorum: words(thresholds[rule.quorum].words),
      needed: decision.presentNeeded,
    });
    if (decision.outcome === 'notValid')
      return joined(language, [attendance, t('meeting.absent', { count: decision.presentMissing })]);
    const votes = t('meeting.votes', {
      inFavor,
      against,
      abstained,
      base: t(`meeting.of.${rule.approvalOf}`),
      approval: words(thresholds[rule.approval].words),
      needed: decision.inFavorNeeded,
    });
    const end =
      decision.outcome === 'carried' ? t('meeting.carriedWords') : t('meeting.lacking', { count: decision.inFavorMissing });
    return joined(language, [attendance, votes, end]);
  };
}

const joined = (language: 'zh' | 'en', sentences: readonly string[]) => sentences.join(language === 'zh' ? '' : ' ');

/** The law behind the numbers, and what a reviewer must still confirm. */
export function MeetingRule({ rule }: { rule: DecisionRule }) {
  const { t, words } = useLanguage('assessment');
  return (
    <p className={styles.rule}>
      {t('meeting.basis', { law: words(rule.legalBasis), article: rule.article })}
      {rule.unsure && ` ${words(rule.unsure)}`}
    </p>
  );
}
