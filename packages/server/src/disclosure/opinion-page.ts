import { readOpinionPage } from '@xingcun/core/disclosure/opinion-contract';
import { pageDigest } from '@xingcun/core/disclosure/page-digest';
import { Refusal } from '@xingcun/core/refusal';
import type { ResponseOf } from '@xingcun/core/route';
import { getCycle } from '../cycles/store.ts';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { shownRound } from './opinion-routes.ts';
import { findPublicThemes, findRoundOfVillage } from './opinion-store.ts';
import { findBoard } from './posting-store.ts';
import { findPublicVillages, findPublishedYears } from './public-store.ts';

export type OpinionPage = ResponseOf<typeof readOpinionPage>;

/** What the poster's code leads to: the preliminary stars asked about, and what was answered. */
export const opinionPageRoutes = [
  implement(readOpinionPage, ({ tx, today, params: { villageCode } }) => loadOpinionPage(tx, villageCode, today)),
];

/** @throws {Refusal} disclosure.villageNotPublic */
export async function loadOpinionPage(tx: Tx, villageCode: string, today: string): Promise<OpinionPage> {
  const asked = await findRoundOfVillage(tx, villageCode);
  const [newest] = await findPublishedYears(tx, villageCode);
  const cycleId = asked?.cycleId ?? newest?.id;
  if (cycleId === undefined) throw new Refusal('disclosure.villageNotPublic', { villageCode });
  const { cycle } = await getCycle(tx, cycleId);
  const [village] = await findPublicVillages(tx, cycleId, 'preliminary', { villageCode });
  if (!village) throw new Refusal('disclosure.villageNotPublic', { villageCode });
  const { villageName, townshipName, districtName, assessmentId } = village;
  const round = asked && shownRound(asked, today);
  const { year, title: cycleTitle, sample } = cycle;
  const stars = asked?.stars ?? [];
  const themes = asked ? await findPublicThemes(tx, assessmentId) : [];
  return {
    villageCode,
    villageName,
    townshipName,
    districtName,
    year,
    cycleTitle,
    sample,
    round,
    stars,
    pageDigest: round && pageDigest({ ...round, kind: 'opinions', villageCode, year, stars }),
    board: round && (await findBoard(tx, { assessmentId, hung: round, today })),
    themes: themes.map((theme) => ({ ...theme, answeredAt: theme.answeredAt.toISOString() })),
  };
}
