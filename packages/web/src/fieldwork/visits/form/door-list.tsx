import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../../app/language.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useDoorWords } from './door-words.ts';
import type { Door, VisitSheet } from './visit-draft.ts';
import styles from './visit-form.module.css';

/** What is left to do first, in the order of the groups; what is entered below it, with where it is. */
export function DoorList({ sheet, doors }: { sheet: VisitSheet; doors: readonly Door[] }) {
  const { t } = useLanguage('visitForm');
  const { isTroubled } = useDoorWords();
  const open = sheet.state !== 'closed';
  const toDo = doors.filter((door) => isTroubled(door) || door.state === 'begun' || door.state === 'toVisit').toSorted(byPlace);
  const done = doors.filter((door) => !toDo.includes(door)).toSorted(byPlace);
  if (doors.length === 0) return <EmptyState title={t('none')}>{t('noneBody')}</EmptyState>;
  return (
    <>
      {!open && (
        <p className="notice">
          <Icon name="sealed" />
          {t('closed')}
        </p>
      )}
      <Doors title={t('toDo', { count: toDo.length })} doors={toDo} roundId={sheet.roundId} />
      <Doors title={t('done', { count: done.length })} doors={done} roundId={sheet.roundId} />
    </>
  );
}

const byPlace = ({ slot: a }: Door, { slot: b }: Door) =>
  a.group.localeCompare(b.group, 'zh-CN', { numeric: true }) || a.number.localeCompare(b.number, 'zh-CN', { numeric: true });

function Doors({ title, doors, roundId }: { title: string; doors: readonly Door[]; roundId: string }) {
  const { nameOf, stateOf, placeOf } = useDoorWords();
  return (
    <section className="stack">
      <h2>{title}</h2>
      {doors.length > 0 && (
        <ul className={styles.doors}>
          {doors.map((door) => {
            const { slot } = door;
            const place = placeOf(door);
            const state = stateOf(door);
            return (
              <li key={slot.order}>
                <Link to="/work/visits/$roundId/form" params={{ roundId }} search={{ door: slot.order }} className={styles.door}>
                  <span>
                    <strong>{nameOf(slot)}</strong>
                    {slot.label && <span className="soft"> {slot.label}</span>}
                  </span>
                  <span className="row">
                    <StateTag state={state.mark}>{state.words}</StateTag>
                    {place && <StateTag state={place.mark}>{place.words}</StateTag>}
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
