import { triesBeforeReplacement } from '@xingcun/core/fieldwork/visits/visit';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLanguage } from '../../../app/language.ts';
import { finished, reopened, written } from '../../../app/offline/unsent.ts';
import { useKeeping, changing } from '../../../app/offline/use-keeping.tsx';
import { useQueue } from '../../../app/offline/use-queue.ts';
import { Icon } from '../../../ui/icon.tsx';
import { ConsentStep } from './consent-step.tsx';
import { Decision } from './decision.tsx';
import { DoneStep } from './done-step.tsx';
import { useDoorWords } from './door-words.ts';
import { FillIn } from './fill-in.tsx';
import { completed, type Door, newVisit, type VisitDraft, type VisitSheet, withdrawn } from './visit-draft.ts';
import styles from './visit-form.module.css';

const route = getRouteApi('/work/visits/$roundId/form');

/** One door: consent, questions, what is kept; or what became of it. */
export function DoorPage({ sheet, door }: { sheet: VisitSheet; door: Door }) {
  const { t } = useLanguage('visitForm');
  const { nameOf, isTroubled } = useDoorWords();
  const { step = 0 } = route.useSearch();
  const navigate = route.useNavigate();
  const queue = useQueue();
  const { keep, mark } = useKeeping(queue);
  const { slot, entry } = door;
  const { roundId } = sheet;
  const fresh = newVisit(door, roundId);
  const goTo = (next: number, replace = false) => void navigate({ search: { door: slot.order, step: next }, replace });
  /** The visit of this door that is being filled in, or whose answers have not left the device; else a new one. */
  const unsent = door.state === 'begun' || (door.state === 'answered' && entry?.standing === 'waiting');
  const visit = unsent && entry ? entry : fresh;

  const begin = async () => {
    if (await keep(visit.id, (known) => known ?? fresh)) goTo(1);
  };
  /** One tap: without answers, whatever had been chosen. */
  const settle = async (outcome: 'refused' | 'absent') => {
    const draft: VisitDraft = { outcome, answers: {}, remark: '' };
    if (!(await keep(visit.id, (known) => finished(written(reopened(known ?? fresh), draft))))) return;
    const goAgain = outcome === 'absent' && door.tries + 1 < triesBeforeReplacement;
    void navigate({ search: goAgain ? {} : { door: slot.order }, replace: true });
  };
  const withdraw = (id: string) => void keep(id, changing<VisitDraft>(withdrawn));
  const save = async (draft: VisitDraft) => {
    const whole = completed(draft, sheet.questions);
    if (
      await keep(
        visit.id,
        changing<VisitDraft>((known) => finished(written(known, whole))),
      )
    )
      goTo(0, true);
  };

  return (
    <>
      <div className={styles.top}>
        <Link to="/work/visits/$roundId/form" params={{ roundId }} search={{}} className={`button button-quiet ${styles.back}`}>
          <span aria-hidden="true" className={styles.turned}>
            <Icon name="right" />
          </span>
          {t('back')}
        </Link>
        <p className={styles.where}>
          <strong>{nameOf(slot)}</strong>
          {slot.label && <span className="soft"> {slot.label}</span>}
        </p>
      </div>
      {entry && isTroubled(door) ? (
        <Decision door={door} entry={entry} keep={keep} onEdit={() => goTo(1)} />
      ) : door.state === 'begun' && step > 0 ? (
        <FillIn
          key={visit.id}
          sheet={sheet}
          visit={visit}
          step={step}
          mark={mark}
          onGo={goTo}
          onWrite={(draft) =>
            void keep(
              visit.id,
              changing<VisitDraft>((known) => written(known, draft)),
            )
          }
          onSave={(draft) => void save(draft)}
          onStop={() => void settle('refused')}
        />
      ) : door.state === 'begun' || door.state === 'toVisit' ? (
        <ConsentStep
          door={door}
          count={sheet.questions.length}
          onWithdraw={withdraw}
          onAgree={() => void begin()}
          onRefuse={() => void settle('refused')}
          onAbsent={() => void settle('absent')}
        />
      ) : (
        <DoneStep door={door} roundId={roundId} onWithdraw={withdraw} onTakeBack={() => void settle('refused')} />
      )}
    </>
  );
}
