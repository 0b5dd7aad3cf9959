import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openForm } from '../../assessment/items.ts';
import { planDigest, planFirst, drawPlan } from '../../fieldwork/reinspection/plan.ts';
import { givenIndicator, givenInput, givenStandard, givenStar } from '../../rating/given.ts';
import { deniedTerm } from '../../records/deny-list.ts';
import { type Bundle, bundleText } from './bundle.ts';
import { publicCell } from './cells.ts';
import { givenBundle } from './given.ts';
import { bundleShape, readBundle } from './read.ts';
import { keysOf } from './shape.ts';
import { verifyBundle } from './verify.ts';

const whole = givenBundle();
const verify = (bundle: Bundle) => verifyBundle(readBundle(bundleText(bundle)), { source: bundleText(bundle) });
const tampered = (change: (bundle: Bundle) => void): Bundle => {
  const copy = structuredClone(whole);
  change(copy);
  return copy;
};
const city = (bundle: Bundle) => bundle.villages[1]?.levels.find(({ stage }) => stage === 'finalAppraisal')?.cells ?? {};

test('a whole bundle holds, and says what it checked and what nobody can check', () => {
  const result = verify(whole);
  expect(result.differences).toEqual([]);
  expect(result.ok).toBe(true);
  expect(result.checked).toMatchObject({
    fileText: 1,
    standardDigest: 1,
    cellScore: 32,
    starScore: 4,
    levelScore: 16,
    pageDigest: 2,
  });
  expect(result.unchecked).toEqual({ ratingDigest: 2 });
});

test('a mark raised by a point is caught at its item, its level, its star, with both figures', () => {
  const raised = tampered((bundle) => {
    city(bundle).ZF1 = { entry: { kind: 'mark', score: 5500 }, score: 5500 };
  });
  expect(verify(raised).differences).toMatchObject([
    { what: 'starScore', village: { code: '650203200201' }, starCode: 'ZF', published: { zh: '89' }, computed: { zh: '90' } },
    { what: 'levelScore', stage: 'finalAppraisal', starCode: 'ZF', published: { zh: '89 ★' }, computed: { zh: '90 ★' } },
  ]);
  const scored = tampered((bundle) => {
    city(bundle).LD2 = { entry: { kind: 'inputs', values: { done: 8, due: 10 } }, score: 4100 };
  });
  expect(verify(scored).differences).toMatchObject([
    {
      what: 'cellScore',
      stage: 'finalAppraisal',
      starCode: 'LD',
      itemCode: 'LD2',
      published: { zh: '41' },
      computed: { zh: '40' },
    },
  ]);
});

test('a star given, a standard changed, a village’s rating exchanged: each shows where it is', () => {
  const given = tampered((bundle) => {
    const star = bundle.villages[0]?.published.stars.find(({ starCode }) => starCode === 'LD');
    if (star) star.state = 'won';
  });
  expect(verify(given).differences.map(({ what }) => what)).toEqual(['pageDigest', 'starState']);
  const lowered = tampered((bundle) => {
    const star = bundle.standard.document.stars[1];
    if (star) star.passMark = 7900;
  });
  expect(verify(lowered).differences.map(({ what }) => what)).toContain('standardDigest');
  const exchanged = tampered((bundle) => {
    const village = bundle.villages[0];
    if (village) village.published.ratingDigest = '0'.repeat(64);
  });
  expect(verify(exchanged).differences).toMatchObject([{ what: 'noticeDigest' }]);
});

test('an impossible mark is a difference with the rule’s own words, not a crash', () => {
  const beyond = tampered((bundle) => {
    city(bundle).ZF1 = { entry: { kind: 'mark', score: 99_900 }, score: 99_900 };
  });
  const { differences } = verify(beyond);
  expect(differences.map(({ what }) => what)).toContain('villageState');
  expect(differences.find(({ what }) => what === 'villageState')?.computed.zh).toContain('999');
});

test('a result of another engine is said to be unchecked; its digests are checked still', () => {
  const other = tampered((bundle) => {
    bundle.engineVersion = '2';
    bundle.notice.digest = '0'.repeat(64);
  });
  const result = verify(other);
  expect(result.unchecked).toEqual({ otherEngine: 2 });
  expect(result.differences.map(({ what }) => what)).toEqual(['noticeDigest']);
});

test('the re-inspection is drawn again from its list and seed', () => {
  const plan = planFirst(
    whole.villages.map(({ code }) => ({
      villageCode: code,
      items: [{ code: 'ZF1', judged: true, maxScore: 6000, claimed: 5500, expected: 5500 }],
      distances: [],
      correctedLastTime: 0,
    })),
  );
  const parts = { kind: 'dice' as const, throws: Array.from({ length: 20 }, (_, index) => (index % 6) + 1) };
  const seed = `dice:${parts.throws.join('')}`;
  const round = { plan, digest: planDigest(plan), seed, parts, drawn: drawPlan(plan, seed) };
  const drawn = (more: Partial<typeof round>) =>
    verify(tampered((bundle) => void (bundle.reinspection = { rounds: [{ ...round, ...more }], findings: [] })));
  expect(drawn({}).ok).toBe(true);
  expect(drawn({ seed: `${seed}1` }).differences.map(({ what }) => what)).toContain('reinspectionSeed');
  expect(drawn({ drawn: round.drawn.slice(1) }).differences).toMatchObject([{ what: 'reinspectionDraw', itemCode: 'ZF1' }]);
});

test('property: whatever one score is changed to, it does not pass', () => {
  const items = ['ZF1', 'ZF2', 'LD1', 'LD2'];
  fc.assert(
    fc.property(
      fc.constantFrom(...items),
      fc.nat(3),
      fc.nat(1),
      fc.integer({ min: 0, max: 5000 }),
      (item, level, village, score) => {
        const changed = tampered((bundle) => {
          const cell = bundle.villages[village]?.levels[level]?.cells[item];
          if (cell) cell.score = score;
        });
        const before = whole.villages[village]?.levels[level]?.cells[item]?.score;
        expect(verify(changed).ok).toBe(score === before);
      },
    ),
  );
});

test('a file that is no bundle, or holds one word more, is refused with its place', () => {
  const more = structuredClone(whole) as Bundle & { note?: string };
  more.note = 'x';
  const cell = JSON.parse(bundleText(whole)) as { villages: { levels: { cells: Record<string, { score: unknown }> }[] }[] };
  const first = cell.villages[0]?.levels[0]?.cells.ZF1;
  if (first) first.score = '55';
  const place = (text: string) => {
    try {
      readBundle(text);
    } catch (error) {
      return (error as { details: { place: string } }).details.place;
    }
    return null;
  };
  expect(place('no json')).toBe('JSON');
  expect(place('{}')).toBe('format');
  expect(place(JSON.stringify(more))).toBe('note');
  expect(place(JSON.stringify(cell))).toBe('villages[0].levels[0].cells.ZF1.score');
  expect(place(bundleText({ ...whole, standard: { digest: whole.standard.digest, document: {} as never } }))).toBe(
    'standard.document',
  );
});

test('nothing that a bundle may hold asks about people', () => {
  const keys = keysOf(bundleShape);
  expect(keys.length).toBeGreaterThan(50);
  for (const key of keys) expect(deniedTerm(key), key).toBeNull();
  for (const key of ['reason', 'proofs', 'words', 'account', 'household', 'witnesses', 'document']) {
    const may = key === 'document' ? 1 : 0; // the standard's
    expect(keys.filter((each) => each === key).length, key).toBe(may);
  }
});

test('counts of ballots under five give way to the mark that they made', () => {
  const inputs = ['yes', 'fair', 'no', 'unsure', 'issued', 'present'];
  const rule = {
    kind: 'appraisal' as const,
    inputs: inputs.map((code) => givenInput(code)),
    options: [
      { input: 'yes', weight: 100 },
      { input: 'fair', weight: 70 },
      { input: 'no', weight: 0 },
    ],
    excluded: ['unsure'],
    issued: 'issued',
    present: 'present',
    minimumValid: 15,
    minimumShareOfPresent: 50,
  };
  const form = openForm(givenStandard([givenStar('A', [givenIndicator('A1', 1000, rule)])]));
  const entry = (no: number) => ({
    kind: 'inputs' as const,
    values: { yes: 30, fair: 8, no, unsure: 6, issued: 60, present: 60 },
  });
  expect(publicCell(form, 'A1', entry(2), 890)).toEqual({ entry: { kind: 'mark', score: 890 }, score: 890, withheld: true });
  expect(publicCell(form, 'A1', entry(5), 828)).toEqual({ entry: entry(5), score: 828 });
  expect(publicCell(form, 'A1', entry(2), null)).toBeNull();
});
