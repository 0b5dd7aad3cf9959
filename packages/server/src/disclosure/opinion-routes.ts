import { randomBytes } from 'node:crypto';
import { permit } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import { closingDay, daysLeft, takesPart } from '@xingcun/core/disclosure/notice';
import {
  gatherObstacles,
  openRound,
  openRoundObstacles,
  opinionObstacles,
  themeAnswerObstacles,
} from '@xingcun/core/disclosure/opinion';
import {
  addTheme,
  answerTheme,
  gatherOpinions,
  giveOpinion,
  listOpinions,
  openOpinions,
} from '@xingcun/core/disclosure/opinion-contract';
import { publicResult } from '@xingcun/core/disclosure/public-result';
import { receiptCode } from '@xingcun/core/disclosure/receipt';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { computeRatings } from '../assessment/result.ts';
import { getCycle } from '../cycles/store.ts';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { appendLeaves } from '../records/transparency/log-store.ts';
import { digestOf, getStandardDocument } from './notice-store.ts';
import { receiptDigest } from './objection-store.ts';
import {
  findDistricts,
  findOpinions,
  findRound,
  findRoundOfVillage,
  findThemes,
  findThemesOfOpinions,
  gather,
  getRound,
  insertOpinion,
  insertRound,
  insertTheme,
  lockTheme,
  saveThemeAnswer,
  type StoredRound,
  type ThemeFound,
} from './opinion-store.ts';

export const opinionRoutes = [
  implement(giveOpinion, async ({ tx, today, params, body: { starCode, words }, audit }) => {
    const { villageCode } = params;
    const asked = await findRoundOfVillage(tx, villageCode);
    if (!asked) throw new Refusal('disclosure.noRound', { villageCode });
    refuseAny(opinionObstacles(asked.state, asked, today));
    if (starCode !== null && !asked.stars.some((star) => star.starCode === starCode))
      throw new Refusal('disclosure.starUnknown', { star: starCode });
    const code = receiptCode(randomBytes(10));
    const digest = receiptDigest(code);
    assert(digest, 'a new code is a code');
    const { id: roundId, assessmentId } = asked;
    await insertOpinion(tx, { roundId, assessmentId, starCode, words, receiptDigest: digest, madeOn: today });
    // of the round, in the city's chain: nothing in the log leads to the opinion or the hour in which it was given
    audit({ path: asked.cityPath, subjectKind: 'opinionRound', subjectId: roundId });
    return { receiptCode: code };
  }),

  implement(listOpinions, async ({ tx, actor, today, params }) => {
    const { cycle } = await getCycle(tx, params.cycleId);
    const districts = [];
    for (const { districtPath, ...district } of await findDistricts(tx, cycle.id)) {
      permit(actor, listOpinions.permission, districtPath);
      const round = await findRound(tx, cycle.id, district.districtCode);
      districts.push({
        ...district,
        round: round && shownRound(round, today),
        opinions: round ? await findOpinions(tx, round.id) : [],
        themes: round ? (await findThemes(tx, { roundId: round.id })).map(shownTheme) : [],
      });
    }
    return districts;
  }),

  implement(openOpinions, async ({ tx, actor, now, today, params, body: { districtCode }, audit }) => {
    const { cycle } = await getCycle(tx, params.cycleId);
    const district = (await findDistricts(tx, cycle.id)).find((each) => each.districtCode === districtCode);
    if (!district) throw new Refusal('disclosure.districtNotHere', { districtCode });
    permit(actor, openOpinions.permission, district.districtPath);
    const { villages, districtPath } = district;
    refuseAny(openRoundObstacles(cycle.state, villages, (await findRound(tx, cycle.id, districtCode)) !== null));

    const ids = villages.filter(takesPart).map(({ assessmentId }) => assessmentId);
    const subjects = await preliminaryStars(tx, cycle.standard.id, ids);
    const digest = digestOf(subjects.map(({ assessmentId, stars }) => [assessmentId, stars]));
    const round = await insertRound(
      tx,
      { ...openRound(today), cycleId: cycle.id, districtCode, districtPath, digest, openedBy: actor.accountId, openedAt: now },
      subjects,
    );
    const leaf = { kind: 'opinionsOpened' as const, subject: round.id, digest, on: today };
    await appendLeaves(tx, [{ ...leaf, path: districtPath, at: now }]);
    audit({
      path: districtPath,
      subjectKind: 'opinionRound',
      subjectId: round.id,
      after: { districtCode, ...openRound(today), digest },
    });
    return shownRound(round, today);
  }),

  implement(addTheme, async ({ tx, actor, params, body: { title, opinionIds }, audit }) => {
    const round = await getRound(tx, params.roundId);
    permit(actor, addTheme.permission, round.districtPath);
    refuseAny(gatherObstacles({ answered: false }, await findThemesOfOpinions(tx, round.id, opinionIds)));
    const id = await insertTheme(tx, { roundId: round.id, title });
    await gather(tx, id, opinionIds);
    const after = { title, opinions: opinionIds.length };
    audit({ path: round.districtPath, subjectKind: 'opinionTheme', subjectId: id, after });
    return shownTheme(await lockTheme(tx, id));
  }),

  implement(gatherOpinions, async ({ tx, actor, params, body: { opinionIds }, audit }) => {
    const theme = await lockTheme(tx, params.themeId);
    permit(actor, gatherOpinions.permission, theme.districtPath);
    const from = await findThemesOfOpinions(tx, theme.roundId, opinionIds);
    refuseAny(gatherObstacles({ answered: theme.answer !== null }, from));
    await gather(tx, theme.id, opinionIds);
    const gathered = await lockTheme(tx, theme.id);
    const counts = { before: { opinions: theme.count }, after: { opinions: gathered.count } };
    audit({ path: theme.districtPath, subjectKind: 'opinionTheme', subjectId: theme.id, ...counts });
    return shownTheme(gathered);
  }),

  implement(answerTheme, async ({ tx, actor, now, params, body: { version, title, gist, answer }, audit }) => {
    const theme = await lockTheme(tx, params.themeId);
    permit(actor, answerTheme.permission, theme.districtPath);
    refuseAny(themeAnswerObstacles({ answered: theme.answer !== null, count: theme.count }));
    if (theme.version !== version)
      throw new Refusal('disclosure.themeChanged', { version: theme.version, yours: version, title: theme.title });
    await saveThemeAnswer(tx, theme.id, { title, gist, answer, by: actor.accountId, at: now, version });
    audit({
      path: theme.districtPath,
      subjectKind: 'opinionTheme',
      subjectId: theme.id,
      before: { title: theme.title, answer: null },
      after: { title, gist, answer },
    });
    return shownTheme(await lockTheme(tx, theme.id));
  }),
];

/** A round as people see it on a day. */
export function shownRound({ id, digest, ...round }: StoredRound, today: string) {
  const { opensOn, noticeDays } = round;
  return { id, digest, opensOn, noticeDays, closesOn: closingDay(round), daysLeft: daysLeft(round, today) };
}

function shownTheme({ id, title, gist, answer, answeredAt, count, version }: ThemeFound) {
  return { id, title, gist, answer, answeredAt: answeredAt?.toISOString() ?? null, count, version };
}

/** What the district's joint review would give as it stands today; where it has no value yet, the township's counts. */
async function preliminaryStars(tx: Tx, standardId: string, assessmentIds: readonly string[]) {
  const standard = await getStandardDocument(tx, standardId);
  const ratings = await computeRatings(tx, assessmentIds, 'jointReview', { preview: true });
  return assessmentIds.map((assessmentId) => {
    const rating = ratings.get(assessmentId);
    assert(rating, `the assessment ${assessmentId} was found before it is rated`);
    return { assessmentId, stars: publicResult(standard, rating, []).stars };
  });
}
