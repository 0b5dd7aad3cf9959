/** The frame is typed in, its list is published, households are drawn, visits run, the round is closed and only numbers remain. */
export const roundStates = ['frame', 'committed', 'drawn', 'visiting', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

/** What a visitor brings back from one door. */
export const visitOutcomes = ['answered', 'refused', 'absent'] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/** `held`: a reserve not called up yet. `waiting`: to be visited (again). The others are final. */
export const slotStatuses = ['held', 'waiting', 'answered', 'refused', 'absent'] as const;
export type SlotStatus = (typeof slotStatuses)[number];

/** Visits at a door where nobody is at home before the next reserve takes its place. A default of the product, stated on the page. */
export const triesBeforeReplacement = 2;

/** The label of a household – a word that finds the door, such as “桥头” – never a name; erased when the round is closed. */
export interface Household {
  /** Villager group, the stratum of the draw. */
  group: string;
  number: string;
  label: string;
}

/** A household in a draw and on the published list: group and number, nothing else. Neither holds a slash. */
export const householdId = ({ group, number }: Pick<Household, 'group' | 'number'>): string => `${group}/${number}`;
