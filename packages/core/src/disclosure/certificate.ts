import type { Carrier, CycleState } from '../cycles/cycle.ts';
import { stateObstacles } from '../cycles/lifecycle.ts';
import { carrierRules } from '../cycles/programme.ts';
import type { Obstacle } from '../obstacle.ts';

/**
 * Why no certificates can be issued: the result is not final, or the programme's carrier allows no naming and no plaques (创建示范活动管理办法
 * （试行）: an annual assessment awards none; docs/sources.md, `carrier`).
 */
export function certificateObstacles({ state, carrier }: { state: CycleState; carrier: Carrier }): Obstacle[] {
  const obstacles = stateObstacles('issueCertificates', state);
  const { plaques, words } = carrierRules[carrier];
  if (!plaques) obstacles.push({ code: 'disclosure.noPlaques', details: { carrier, carrierZh: words.zh, carrierEn: words.en } });
  return obstacles;
}
