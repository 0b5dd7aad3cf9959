import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, drawStrata, listDigest, ticketOf } from './draw.ts';
import { commitmentOf, seedObstacles, seedText } from './seed.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const codes = (obstacles: readonly { code: string }[]) => obstacles.map(({ code }) => code);
const ids = fc.uniqueArray(fc.stringMatching(/^[0-9]{1,3}$/), { minLength: 1, maxLength: 40 });
const anySeed = fc.stringMatching(/^[1-6]{20}$/).map((throws) => `dice:${throws}`);

test('a ticket and a digest are what any SHA-256 tool gives for the stated text', () => {
  expect(ticketOf('dice:12345612345612345612', '1组/8')).toBe(sha256('xingcun-draw-1\ndice:12345612345612345612\n1组/8'));
  expect(listDigest(['2组/1', '1组/10', '1组/9'])).toBe(sha256('1组/10\n1组/9\n2组/1'));
  expect(() => ticketOf('a\nb', 'c')).toThrow('one line');
});

test('property: the order of the list moves nobody, and an entry more or less shifts no other', () => {
  fc.assert(
    fc.property(ids, anySeed, fc.nat({ max: 1000 }), (list, seed, turn) => {
      const draw = (entries: readonly string[]) =>
        drawStrata({ strata: [{ stratum: 'a', ids: entries, size: 5, reserves: 100 }], seed });
      const order = (entries: readonly string[]) => {
        const { sample, reserves } = draw(entries);
        return [...sample, ...reserves].map(({ id }) => id);
      };
      const turned = list.map((_, index) => list[(index + turn) % list.length] ?? '');
      expect(draw(turned)).toEqual(draw(list));
      const [first = '', ...others] = list;
      expect(order(others)).toEqual(order(list).filter((id) => id !== first));
    }),
  );
});

test('property: the lowest tickets of each stratum are drawn; widening keeps them and draws others', () => {
  fc.assert(
    fc.property(ids, ids, anySeed, anySeed, (one, other, seed, fresh) => {
      const strata = [
        { stratum: 'b', ids: other.map((id) => `b/${id}`), size: 3, reserves: 2 },
        { stratum: 'a', ids: one.map((id) => `a/${id}`), size: 2, reserves: 2 },
      ];
      const { sample, reserves } = drawStrata({ strata, seed });
      for (const { stratum, ids: all, size } of strata) {
        const lowest = all
          .map((id) => ticketOf(seed, id))
          .sort()
          .slice(0, size);
        expect(sample.filter((entry) => entry.stratum === stratum).map(({ ticket }) => ticket)).toEqual(lowest);
      }
      const drawn = [...sample, ...reserves];
      expect(drawn.map(({ order }) => order)).toEqual(drawn.map((_, index) => index + 1));
      const wider = drawStrata({ strata, seed: fresh, drawn: drawn.map(({ id }) => id), after: drawn.length });
      const all = [...drawn, ...wider.sample, ...wider.reserves];
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      expect(wider.sample[0]?.order ?? drawn.length + 1).toBe(drawn.length + 1);
    }),
  );
});

test('draws are shared out by the largest remainder, one to each group at least', () => {
  const share = (total: number, ...sizes: number[]) =>
    allocate(
      total,
      sizes.map((size, index) => ({ stratum: `${index}`, size })),
    );
  expect(share(20, 60, 50, 40)).toEqual([8, 7, 5]);
  expect(share(20, 148, 1, 1)).toEqual([18, 1, 1]);
  expect(share(2, 10, 10, 0, 10)).toEqual([1, 1, 0, 1]);
  expect(share(99, 3, 4)).toEqual([3, 4]);
});

test('property: shares add up, none exceeds its group, and without small groups each is its quota rounded up or down', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 8 }), fc.nat({ max: 200 }), (sizes, total) => {
      const population = sizes.reduce((sum, size) => sum + size, 0);
      const filled = sizes.filter((size) => size > 0).length;
      const shares = allocate(
        total,
        sizes.map((size, index) => ({ stratum: `${index}`, size })),
      );
      const target = Math.min(population, Math.max(total, filled));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(target);
      for (const [index, size] of sizes.entries()) {
        expect(shares[index]).toBeLessThanOrEqual(size);
        expect(shares[index]).toBeGreaterThanOrEqual(Math.min(1, size));
        if (population > 0 && sizes.every((each) => target * each >= population))
          expect(Math.abs((shares[index] ?? 0) - (target * size) / population)).toBeLessThan(1);
      }
    }),
  );
});

const throws = [3, 1, 6, 2, 5, 4, 4, 2, 1, 6, 3, 3, 5, 1, 2, 6, 4, 5, 1, 2];
const witnesses = ['村监委会主任', '村民代表'];

test('twenty throws before two posts are a seed; fewer of either are not', () => {
  expect(seedObstacles({ kind: 'dice', throws, witnesses }, [])).toEqual([]);
  expect(seedText({ kind: 'dice', throws, witnesses })).toBe('dice:31625442163351264512');
  expect(codes(seedObstacles({ kind: 'dice', throws: throws.slice(1), witnesses: ['村民代表', '村民代表'] }, []))).toEqual([
    'fieldwork.diceTooFew',
    'fieldwork.witnessesTooFew',
  ]);
});

test('numbers that were committed to make a seed; another number than committed to does not', () => {
  const own = { number: '4711', salt: 'river-stone-1' };
  const others = { number: '90210', salt: 'tall-poplar-2' };
  const committed = [
    { side: '乡镇', commitment: commitmentOf(own) },
    { side: '村监委会', commitment: commitmentOf(others) },
  ];
  const sides = committed.map((each, index) => ({ ...each, ...(index === 0 ? own : others) }));
  expect(seedObstacles({ kind: 'committedNumbers', sides }, committed)).toEqual([]);
  const changed = sides.map((side, index) => (index === 1 ? { ...side, number: '90211' } : side));
  expect(seedObstacles({ kind: 'committedNumbers', sides: changed }, committed)).toEqual([
    { code: 'fieldwork.revealDiffers', details: { side: '村监委会' } },
  ]);
  expect(codes(seedObstacles({ kind: 'committedNumbers', sides }, []))).toEqual(['fieldwork.commitmentsMissing']);
  expect(codes(seedObstacles({ kind: 'committedNumbers', sides: sides.slice(1) }, committed))).toContain('fieldwork.sidesDiffer');
});
