import { useLanguage } from '../../../app/language.ts';
import { StepHeading } from './step-heading.tsx';
import { useDoorWords } from './door-words.ts';
import type { Door } from './visit-draft.ts';
import { Withdraw } from './withdraw.tsx';
import styles from './visit-form.module.css';

/** What the visitor says before anything is asked, and the three ways on: agreed, declined, nobody at home – one tap each. */
export function ConsentStep(props: {
  door: Door;
  count: number;
  onAgree: () => void;
  onRefuse: () => void;
  onAbsent: () => void;
  onWithdraw: (id: string) => void;
}) {
  const { door, count, onAgree, onRefuse, onAbsent, onWithdraw } = props;
  const { t } = useLanguage('visitForm');
  const { stateOf } = useDoorWords();
  const earlier = door.state === 'toVisit' && door.tries > 0;
  return (
    <section className="stack">
      <StepHeading>{t('consent.title')}</StepHeading>
      {earlier && (
        <div className="notice">
          <div>
            <p>{stateOf(door).words}</p>
            <Withdraw door={door} onWithdraw={onWithdraw} />
          </div>
        </div>
      )}
      <p>{t('consent.say')}</p>
      <ul className={styles.said}>
        <li>{t('consent.who')}</li>
        <li>{t('consent.what', { count })}</li>
        <li>{t('consent.voluntary')}</li>
        <li>{t('consent.kept')}</li>
      </ul>
      <div className={styles.ways}>
        <button type="button" className="button button-primary" onClick={onAgree}>
          {t('consent.agree')}
        </button>
        <button type="button" className="button" onClick={onRefuse}>
          {t('consent.refuse')}
        </button>
        <button type="button" className="button" onClick={onAbsent}>
          {t('consent.absent')}
        </button>
      </div>
    </section>
  );
}
