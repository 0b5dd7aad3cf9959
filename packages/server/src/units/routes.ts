import { listUnits } from '@xingcun/core/units/contract';
import { implement } from '../http/implement.ts';
import { findUnits } from './store.ts';

export const unitsRoutes = [implement(listUnits, async ({ tx, query }) => findUnits(tx, query))];
