import {
  readCompleteness,
  readDistribution,
  readHeatMap,
  readProgress,
  readSimilar,
  readTrends,
} from '@xingcun/core/insight/contract';
import { implement } from '../http/implement.ts';
import { answerCompleteness, answerDistribution, answerHeatMap, answerProgress, answerSimilar, answerTrends } from './answers.ts';
import { documentRoutes } from './document-routes.ts';
import { fileRoute } from './file.ts';
import { frameRoute } from './frame.ts';
import { openPlace, openUnit } from './place.ts';

const villagesAtOnce = 60;

export const insightRoutes = [
  ...documentRoutes,
  frameRoute,
  implement(readProgress, async (asking) => {
    const { tx, actor, query } = asking;
    return answerProgress(asking, await openPlace(tx, actor, query));
  }),
  implement(readHeatMap, async (asking) => {
    const { tx, actor, query } = asking;
    return answerHeatMap(asking, await openPlace(tx, actor, query), { ...query, most: villagesAtOnce });
  }),
  implement(readDistribution, async (asking) => {
    const { tx, actor, query } = asking;
    return answerDistribution(asking, await openPlace(tx, actor, query), query.level);
  }),
  implement(readCompleteness, async (asking) => {
    const { tx, actor, query } = asking;
    return answerCompleteness(asking, await openPlace(tx, actor, query), query.level);
  }),
  implement(readTrends, async (asking) => {
    const { tx, actor, query } = asking;
    return answerTrends(asking, (await openUnit(tx, actor, query.unitCode)).path);
  }),
  implement(readSimilar, async (asking) => {
    const { tx, actor, query } = asking;
    return answerSimilar(asking, await openPlace(tx, actor, query), query.level);
  }),
  fileRoute,
];
