import { askable, presiding } from '@xingcun/core/fieldwork/appraisal/asked';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { Facts } from '../../ui/facts.tsx';
import type { Appraisal } from './queries.ts';
import styles from './appraisal.module.css';

/** What may be known of an appraisal while it runs and afterwards. */
export function AppraisalFacts({ appraisal }: { appraisal: Appraisal }) {
  const { t, words } = useLanguage('appraisal');
  const format = useFormat();
  const { asked, presidedBy, roll, present, issued, rollDigest, openedOn, late, assisted } = appraisal;
  return (
    <Facts
      facts={[
        [t('list.asked'), format.list(asked.map((code) => words(askable[code].words)))],
        [t('facts.presided'), words(presiding[presidedBy])],
        [t('facts.openedOn'), openedOn && format.day(openedOn)],
        [t('facts.entitled'), t('people', { count: roll.length })],
        [t('facts.present'), t('people', { count: present })],
        [t('facts.issued'), t('ballots', { count: issued })],
        [
          t('facts.late'),
          late.length > 0 && format.list(late.map(({ count, reason }) => t('facts.lateItem', { count, reason }))),
        ],
        [t('facts.assisted'), assisted.length > 0 && t('facts.assistedCount', { count: assisted.length })],
        [
          t('facts.digest'),
          rollDigest && (
            <code key="digest" className={styles.digest}>
              {rollDigest}
            </code>
          ),
        ],
      ]}
    />
  );
}
