import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../../../app/language.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useDoorWords } from './door-words.ts';
import { StepHeading } from './step-heading.tsx';
import type { Door } from './visit-draft.ts';
import styles from './visit-form.module.css';
import { Withdraw } from './withdraw.tsx';

/** A door with its outcome, and where that is kept. */
export function DoneStep(props: {
  door: Door;
  roundId: string;
  onWithdraw: (id: string) => void;
  /** The household wants its answers back, which it may until the round is closed. */
  onTakeBack: () => void;
}) {
  const { door, roundId, onWithdraw, onTakeBack } = props;
  const [asking, setAsking] = useState(false);
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
        {door.state === 'answered' && (
          <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
            {t('takeBack')}
          </button>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title={t('takeBack.title')}
          action={t('stop.action')}
          busy={false}
          error={null}
          onConfirm={onTakeBack}
          onClose={() => setAsking(false)}
        >
          <p>{t('takeBack.body')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
