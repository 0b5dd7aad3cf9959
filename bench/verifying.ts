import { successiveSheet } from '@xingcun/core/assessment/combination';
import type { Bundle } from '@xingcun/core/disclosure/bundle/bundle';
import { bundleText } from '@xingcun/core/disclosure/bundle/bundle';
import { type Cells, givenBundle } from '@xingcun/core/disclosure/bundle/given';
import { readBundle } from '@xingcun/core/disclosure/bundle/read';
import { verifyBundle } from '@xingcun/core/disclosure/bundle/verify';
import { openRatingForm, rateDeclared } from '@xingcun/core/assessment/village-rating';
import { stages } from '@xingcun/core/cycles/stage';
import { inclusionRanges, nodesOf, rangeHash, rootByInclusion } from '@xingcun/core/records/transparency/merkle-tree';
import { indicatorsOf, maximaOf, standard, starCodes } from './field.ts';
import { agree, type Line, limitLine, race, ratioLine } from './measure.ts';

const bundled = 1000;

/** Marks of one village, a little other in each. */
function cellsOf(index: number): Cells {
  const cells: Cells = {};
  for (const star of starCodes.keys())
    for (const [place, code] of indicatorsOf(star).entries()) {
      const score = Math.round((maximaOf(star)[place] ?? 0) * (0.7 + ((index * 7 + place) % 4) / 10));
      const mark = Math.min(score, maximaOf(star)[place] ?? 0);
      cells[code] = { entry: { kind: 'mark', score: mark }, score: mark };
    }
  return cells;
}

/**
 * A bundle of 1,000 villages, four levels of 59 marks each, from its text to the last comparison – against the floor of merely rating the same
 * sheets: five ratings a village, which nobody who recomputes the result can do without. And a proof among a million leaves.
 */
export async function benchVerifying(): Promise<Line[]> {
  const source = bundleText(givenBundle({ villages: bundled, standard, cells: cellsOf }));
  const bundle = readBundle(source);
  const timing = await race(
    [
      { name: 'verify', run: () => verifyBundle(readBundle(source), { source }) },
      { name: 'rating alone', run: () => rateOnly(bundle) },
    ],
    5,
  );
  const { ok, checked } = verifyBundle(bundle, { source });
  agree('villages that hold', [ok ? (checked.starsWon ?? 0) : 0, rateOnly(bundle)]);
  return [
    ratioLine('bundle of 1,000 villages, text to result', timing('verify'), timing('rating alone'), 6),
    limitLine('size of its text', source.length / 1024 ** 2, 32, 'MiB'),
    ...proofLines(),
  ];
}

function rateOnly({ standard: { document }, villages }: Bundle): number {
  const form = openRatingForm(document, villages[0]?.declaredStars ?? [], false);
  let rated = 0;
  for (const { levels, published } of villages) {
    const cells = Object.fromEntries(
      levels.map((level) => [
        level.stage,
        new Map(Object.entries(level.cells).map(([code, { entry, score }]) => [code, { entry, score, proofs: [] }])),
      ]),
    );
    const beside = { vetoes: [], previousGrade: null };
    for (const stage of stages) rateDeclared(document, form, successiveSheet(form, cells, stage, beside, { preview: true }));
    const final = rateDeclared(document, form, successiveSheet(form, cells, 'finalAppraisal', beside, { preview: false }));
    if (final.starsWon === published.starsWon) rated += 1;
  }
  return rated;
}

/** What a proof of inclusion asks of the store and of the processor; the hashes themselves make no difference to either. */
function proofLines(): Line[] {
  const size = 1_000_000;
  const places = Array.from({ length: 1000 }, (_, index) => (index * 999_983) % size);
  const nodes = Math.max(...places.map((index) => inclusionRanges(index, size).flatMap(nodesOf).length));
  const hash = '0'.repeat(64);
  const start = performance.now();
  for (const index of places) {
    const path = inclusionRanges(index, size).map((range) => rangeHash(range, () => hash));
    rootByInclusion({ leaf: hash, index, size, path });
  }
  const each = (performance.now() - start) / places.length;
  return [
    limitLine('rows read for a proof among 10⁶ leaves, at most', nodes, 64, 'rows'),
    limitLine('a proof among 10⁶ leaves, made and checked', each, 2, 'ms'),
  ];
}
