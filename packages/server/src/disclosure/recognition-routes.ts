import { randomBytes } from 'node:crypto';
import { permit } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import { certificateObstacles } from '@xingcun/core/disclosure/certificate';
import { normalReceipt, receiptCode } from '@xingcun/core/disclosure/receipt';
import {
  issueCertificates,
  moveStar,
  readCertificate,
  readCertificateFile,
  readRecognition,
  readStarHistory,
} from '@xingcun/core/disclosure/recognition-contract';
import { textDigest } from '@xingcun/core/disclosure/bundle/bundle';
import { shortRoot } from '@xingcun/core/records/transparency/short-root';
import { canonicalJson } from '@xingcun/core/standards/canonical';
import { standingObstacles, standingOn } from '@xingcun/core/disclosure/star-standing';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { getCycle } from '../cycles/store.ts';
import type { Tx } from '../db/database.ts';
import { paperAnswer } from '../documents/print.ts';
import { implement } from '../http/implement.ts';
import { signLatest } from '../records/transparency/latest.ts';
import { appendLeaves } from '../records/transparency/log-store.ts';
import { readLastBundle, saveBundle } from './bundle-store.ts';
import { certificateDocument } from './certificate-document.ts';
import {
  type Award,
  findActs,
  findAwards,
  findPlaceName,
  findUncertified,
  getCertified,
  insertAct,
  insertCertificates,
  lockAward,
  type StoredAct,
} from './recognition-store.ts';

export const recognitionRoutes = [
  implement(readRecognition, async ({ tx, today, params }) => {
    const { cycle } = await getCycle(tx, params.cycleId);
    const awards = await findAwards(tx, { cycleId: cycle.id });
    const acts = await findActs(tx, { cycleId: cycle.id });
    return awards.map((award) => {
      const { assessmentId, villageCode, villageName, starsWon, content } = award;
      const own = acts.get(assessmentId) ?? [];
      return {
        assessmentId,
        villageCode,
        villageName,
        starsWon,
        grade: content.grade,
        stars: standingStars(award, own, today),
        acts: own.map(shownAct),
        certificateCode: dashed(award.certificateCode),
      };
    });
  }),

  implement(moveStar, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId, starCode } = params;
    const { villagePath, villageCode, cycleId, cycleState, cityPath, content } = await lockAward(tx, assessmentId);
    permit(actor, moveStar.permission, villagePath);
    if (content && !content.stars.some((star) => star.starCode === starCode))
      throw new Refusal('disclosure.starUnknown', { star: starCode });
    const acts = ((await findActs(tx, { assessmentId })).get(assessmentId) ?? []).filter((act) => act.starCode === starCode);
    const won = content?.stars.some((star) => star.starCode === starCode && star.state === 'won') ?? false;
    refuseAny(standingObstacles({ starCode, cycleState, won, acts }, body, today));
    const act: StoredAct = { ...body, assessmentId, starCode, recordedAt: now };
    await insertAct(tx, { ...act, recordedBy: actor.accountId });
    const leaf = {
      kind: 'starMoved' as const,
      subject: `${villageCode} ${starCode}`,
      digest: textDigest(canonicalJson(body)),
      on: today,
    };
    await appendLeaves(tx, [{ ...leaf, path: villagePath, at: now }]);
    await followBundle(tx, { cycleId, cityPath, villageCode, act, today });
    audit({
      path: villagePath,
      subjectKind: 'starStandingAct',
      subjectId: `${assessmentId}/${starCode}`,
      before: { standing: standingOn(won, acts, today) },
      after: { ...body, standing: standingOn(won, [...acts, act], today) },
      reason: body.reason,
    });
    return shownAct(act);
  }),

  implement(issueCertificates, async ({ tx, actor, now, today, params, audit }) => {
    const { cycle, cityPath } = await getCycle(tx, params.cycleId);
    permit(actor, issueCertificates.permission, cityPath);
    refuseAny(certificateObstacles(cycle));
    // one at a time: two issuing at once would both find villages without one
    await tx.selectFrom('cycle').select('id').where('id', '=', cycle.id).forUpdate().execute();
    const villages = await findUncertified(tx, cycle.id);
    const issued = villages
      .filter(({ code }) => code === null)
      .map(({ assessmentId, digest }) => {
        const code = normalReceipt(receiptCode(randomBytes(10)));
        assert(code, 'a new code is a code');
        return { assessmentId, code, digest, issuedOn: today, issuedBy: actor.accountId };
      });
    await insertCertificates(tx, issued);
    const leafOf = ({ code: subject, digest }: (typeof issued)[number]) => ({
      kind: 'certificateIssued' as const,
      subject,
      digest,
      on: today,
    });
    await appendLeaves(
      tx,
      issued.map((each) => ({ ...leafOf(each), path: cityPath, at: now })),
    );
    audit({
      path: cityPath,
      subjectKind: 'certificate',
      subjectId: cycle.id,
      after: { issued: issued.map(({ assessmentId, code }) => ({ assessmentId, code })) },
    });
    return { issued: issued.length, kept: villages.length - issued.length };
  }),

  implement(readCertificate, async ({ tx, today, params }) => {
    const award = await getCertified(tx, params.code);
    const acts = (await findActs(tx, { assessmentId: award.assessmentId })).get(award.assessmentId) ?? [];
    const { issuedOn, year, cycleState, carrier, sponsor, approvingDocument, sample, villageCode, starsWon, digest } = award;
    return {
      code: dashed(award.certificateCode) ?? '',
      issuedOn,
      year,
      cycleTitle: { zh: award.titleZh, en: award.titleEn },
      cycleState,
      carrier,
      sponsor,
      approvingDocument,
      sample,
      villageCode,
      villageName: { zh: award.villageName, en: award.villageNameEn ?? award.villageName },
      placeName: await findPlaceName(tx, award.villagePath),
      starsWon,
      grade: award.content.grade,
      stars: standingStars(award, acts, today),
      acts: acts.map(shownAct),
      digest,
    };
  }),

  implement(readCertificateFile, async ({ tx, baseUrl, logKey, params }) => {
    const award = await getCertified(tx, params.code);
    const { issuedOn, year, sponsor, approvingDocument, sample, content, digest } = award;
    const code = dashed(award.certificateCode) ?? '';
    const { size, root, keyId } = await signLatest(tx, logKey);
    const certificate = certificateDocument({
      code,
      issuedOn,
      year,
      cycleTitle: { zh: award.titleZh, en: award.titleEn },
      sponsor,
      approvingDocument,
      sample,
      placeName: await findPlaceName(tx, award.villagePath),
      villageName: { zh: award.villageName, en: award.villageNameEn ?? award.villageName },
      grade: content.grade,
      stars: content.stars.filter(({ state }) => state === 'won').map(({ title }) => title),
      digest,
      checkpoint: { size, root: shortRoot(root), keyId },
      address: `${baseUrl}/certificates/${code}`,
    });
    return paperAnswer(`${year}-${award.villageName}-${code}`, certificate);
  }),

  implement(readStarHistory, async ({ tx, today, params }) => {
    const awards = await findAwards(tx, params);
    const acts = await findActs(tx, params);
    return awards.map((award, index) => {
      const before = awards[index + 1];
      const own = acts.get(award.assessmentId) ?? [];
      const isSame = before?.standardCode === award.standardCode && before.standardVersion === award.standardVersion;
      return {
        year: award.year,
        standardTitle: { zh: award.standardTitleZh, en: award.standardTitleEn },
        standardVersion: award.standardVersion,
        standardChanged: before ? !isSame : null,
        starsWon: award.starsWon,
        grade: award.content.grade,
        stars: standingStars(award, own, today),
        acts: own.map(shownAct),
        certificateCode: dashed(award.certificateCode),
      };
    });
  }),
];

/** A bundle behind the last one that also holds this act, without its words. */
async function followBundle(
  tx: Tx,
  {
    cycleId,
    cityPath,
    villageCode,
    act,
    today,
  }: { cycleId: string; cityPath: string; villageCode: string; act: StoredAct; today: string },
): Promise<void> {
  // one at a time: two acts at once would both follow the same bundle
  await tx.selectFrom('cycle').select('id').where('id', '=', cycleId).forUpdate().execute();
  const last = await readLastBundle(tx, cycleId);
  if (!last) return; // the result was published before there were bundles
  const { starCode, act: kind, fromOn, untilOn } = act;
  const villages = last.villages.map((village) =>
    village.code === villageCode
      ? { ...village, standing: [...village.standing, { starCode, act: kind, fromOn, untilOn }] }
      : village,
  );
  await saveBundle(tx, { bundle: { ...last, villages }, cycleId, cityPath, today, at: act.recordedAt });
}

/** The stars that the village went for, as each stands today. */
export function standingStars({ content }: Pick<Award, 'content'>, acts: readonly StoredAct[], today: string) {
  return content.stars
    .filter(({ state }) => state !== 'notDeclared')
    .map(({ starCode, title, state }) => ({
      starCode,
      title,
      standing: standingOn(
        state === 'won',
        acts.filter((act) => act.starCode === starCode),
        today,
      ),
    }));
}

function shownAct({ starCode, act, fromOn, untilOn, document, authority, reason, recordedAt }: StoredAct) {
  return { starCode, act, fromOn, untilOn, document, authority, reason, recordedAt: recordedAt.toISOString() };
}

/** `7K3M0XQ29RBDHW5T` → `7K3M-0XQ2-9RBD-HW5T`. */
export function dashed(code: string | null): string | null {
  return code === null ? null : (code.match(/.{4}/g) ?? []).join('-');
}
