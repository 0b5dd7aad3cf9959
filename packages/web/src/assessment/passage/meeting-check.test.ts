import { expect, test } from 'vitest';
import { checkMeeting } from './meeting-check.ts';

const nothing = { entitled: null, present: null, inFavor: null, against: null, abstained: null };
const day = '2026-10-20';

test('before anything is typed the rule stands, without a number', () =>
  expect(checkMeeting('representativesAssembly', day, nothing)).toMatchObject({ kind: 'incomplete', presentNeeded: null }));

test('VR: 25 members – 17 must attend; the number stands as soon as those entitled are known', () =>
  expect(checkMeeting('representativesAssembly', day, { ...nothing, entitled: 25 })).toMatchObject({
    kind: 'incomplete',
    presentNeeded: 17,
  }));

test('two people short are two people short, before any vote is typed', () =>
  expect(checkMeeting('representativesAssembly', day, { ...nothing, entitled: 25, present: 15 })).toMatchObject({
    kind: 'decided',
    decision: { outcome: 'notValid', presentMissing: 2 },
  }));

test('a full record is decided by core', () => {
  const counts = { entitled: 25, present: 17, inFavor: 9, against: 8, abstained: 0 };
  expect(checkMeeting('representativesAssembly', day, counts)).toMatchObject({
    kind: 'decided',
    decision: { outcome: 'carried' },
  });
  expect(checkMeeting('representativesAssembly', day, { ...counts, inFavor: 8 })).toMatchObject({
    decision: { outcome: 'rejected', inFavorMissing: 1 },
  });
});

test('more votes than people is refused', () =>
  expect(
    checkMeeting('partyMembersAssembly', day, { entitled: 10, present: 8, inFavor: 5, against: 3, abstained: 1 }),
  ).toMatchObject({ kind: 'refused', refusal: { code: 'assessment.votesExceedPresent' } }));
