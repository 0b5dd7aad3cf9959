import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../../app/language.ts';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useDoorWords } from './door-words.ts';
import { StepHeading } from './step-heading.tsx';
import type { Door } from './visit-draft.ts';
import styles from './visit-form.module.css';
import { Withdraw } from './withdraw.tsx';

/** A door with its outcome, and where that is kept. */
export function DoneStep({ door, roundId, onWithdraw }: { door: Door; roundId: string; onWithdraw: (id: string) => void }) {
  const { t } = useLanguage('visitForm');
  const { placeOf } = useDoorWords();
  const place = placeOf(door);
  return (
    <section className="stack">
      <StepHeading>
        {door.state === 'refused' && t('done.refused')}
        {door.state === 'absent' && t('done.absent', { tries: door.tries })}
        {door.state === 'answered' && t('done.answered')}
      </StepHeading>
      {place && (
        <p>
          <StateTag state={place.mark}>{place.words}</StateTag>
        </p>
      )}
      {door.state === 'refused' && <p>{t('done.counted')}</p>}
      {door.state === 'absent' && <p>{t('done.replaced')}</p>}
      <div className={styles.ways}>
        <Link to="/work/visits/$roundId/form" params={{ roundId }} search={{}} className="button button-primary">
          {t('done.next')}
        </Link>
        <Withdraw door={door} onWithdraw={onWithdraw} />
      </div>
    </section>
  );
}
