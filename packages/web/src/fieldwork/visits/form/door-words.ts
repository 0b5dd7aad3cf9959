import { useLanguage } from '../../../app/language.ts';
import type { Standing } from '../../../app/offline/unsent.ts';
import type { StateName } from '../../../ui/state-tag.tsx';
import type { Door, VisitSlot } from './visit-draft.ts';

const states = {
  toVisit: 'waiting',
  begun: 'note',
  answered: 'done',
  refused: 'done',
  absent: 'done',
} as const satisfies Record<Door['state'], StateName>;
const places = {
  waiting: 'device',
  sending: 'saving',
  silent: 'device',
  refused: 'invalid',
  conflict: 'differs',
} as const satisfies Record<Exclude<Standing, 'open'>, StateName>;

interface Said {
  mark: StateName;
  words: string;
}

/** What a door is called, how far its visit is, and where that is kept: shapes and words. */
export function useDoorWords() {
  const { t } = useLanguage('visitForm');
  return {
    nameOf: ({ group, number }: Pick<VisitSlot, 'group' | 'number'>) => t('door', { group, number }),
    stateOf: ({ state, tries }: Pick<Door, 'state' | 'tries'>): Said => ({
      mark: states[state],
      words: state === 'toVisit' && tries > 0 ? t('state.again', { tries }) : t(`state.${state}`),
    }),
    /** Null where there is nothing that could be anywhere: nobody has been there. */
    placeOf: ({ state, tries, entry }: Door): Said | null => {
      if (entry) return entry.standing === 'open' ? null : { mark: places[entry.standing], words: t(`place.${entry.standing}`) };
      return state === 'toVisit' && tries === 0 ? null : { mark: 'saved', words: t('place.server') };
    },
    /** Somebody has to decide about what this device holds. */
    isTroubled: ({ entry }: Pick<Door, 'entry'>) => entry?.standing === 'refused' || entry?.standing === 'conflict',
  };
}
