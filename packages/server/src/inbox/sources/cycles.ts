import { programmeItems } from '@xingcun/core/inbox/sources/cycles';
import type { Source } from '../source.ts';

export const cyclesSource: Source = async ({ actor, cycles }) => cycles.flatMap((cycle) => programmeItems(actor, cycle));
