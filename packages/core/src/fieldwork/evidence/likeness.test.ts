import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashDistance, likenessBits, perceptualHash, type Pixels, shrink, smallSize } from './likeness.ts';

/** A picture from a rule: how light each place is, 0–255. */
function picture(width: number, height: number, light: (x: number, y: number) => number): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const grey = Math.max(0, Math.min(255, Math.round(light(x / width, y / height))));
      data.set([grey, grey, grey, 255], (y * width + x) * 4);
    }
  return { width, height, data };
}
const meeting = (x: number, y: number) => 120 + 90 * Math.sin(7 * x + 3 * y) + 30 * Math.cos(11 * y);
const field = (x: number, y: number) => 120 + 90 * Math.cos(13 * x * y) - 60 * x;

const hashOf = (pixels: Pixels, orientation = 1) => perceptualHash(pixels, orientation) ?? '';

test('the same scene in another size and light is alike; another scene is not', () => {
  const first = hashOf(picture(640, 480, meeting));
  expect(hashDistance(first, hashOf(picture(1200, 900, (x, y) => meeting(x, y) * 0.9 + 14)))).toBeLessThanOrEqual(likenessBits);
  expect(hashDistance(first, hashOf(picture(640, 480, field)))).toBeGreaterThan(likenessBits);
});

test('a picture stored lying and turned by its orientation has the hash of the upright one', () => {
  const upright = picture(480, 640, meeting);
  const turned: Record<number, (x: number, y: number) => number> = {
    2: (x, y) => meeting(1 - x, y),
    3: (x, y) => meeting(1 - x, 1 - y),
    4: (x, y) => meeting(x, 1 - y),
  };
  const lying: Record<number, (x: number, y: number) => number> = {
    5: (x, y) => meeting(y, x),
    6: (x, y) => meeting(1 - y, x),
    7: (x, y) => meeting(1 - y, 1 - x),
    8: (x, y) => meeting(y, 1 - x),
  };
  for (const [orientation, light] of Object.entries(turned))
    expect(hashDistance(hashOf(upright), hashOf(picture(480, 640, light), Number(orientation))), orientation).toBeLessThanOrEqual(
      2,
    );
  for (const [orientation, light] of Object.entries(lying))
    expect(hashDistance(hashOf(upright), hashOf(picture(640, 480, light), Number(orientation))), orientation).toBeLessThanOrEqual(
      2,
    );
});

test('a picture of almost one colour is compared with nothing', () => {
  expect(perceptualHash(picture(100, 100, () => 250))).toBeNull();
});

test('a small picture keeps the shape as it is shown, and is never larger', () => {
  expect(smallSize({ width: 4000, height: 3000 }, 320, 1)).toEqual({ columns: 320, rows: 240 });
  expect(smallSize({ width: 4000, height: 3000 }, 320, 6)).toEqual({ columns: 240, rows: 320 });
  expect(smallSize({ width: 10, height: 4 }, 320, 1)).toEqual({ columns: 10, rows: 4 });
  expect(smallSize({ width: 10_000, height: 1 }, 320, 1)).toEqual({ columns: 320, rows: 1 });
});

test('property: averages stay within the lightest and darkest pixel', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 40 }),
      (width, height, orientation, side) => {
        const pixels = picture(width, height, (x, y) => 40 + 100 * x + 60 * y);
        const { columns, rows } = smallSize(pixels, side, orientation);
        const greys = shrink(pixels, columns, rows, orientation).data.filter((_, index) => index % 4 === 0);
        expect(greys).toHaveLength(columns * rows);
        expect(Math.min(...greys)).toBeGreaterThanOrEqual(40);
        expect(Math.max(...greys)).toBeLessThanOrEqual(200);
      },
    ),
  );
});

test('property: the distance is symmetric, zero to itself, and counts bits', () => {
  const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => value.toString(16).padStart(16, '0'));
  fc.assert(
    fc.property(hash, hash, (a, b) => {
      expect(hashDistance(a, b)).toBe(hashDistance(b, a));
      expect(hashDistance(a, a)).toBe(0);
      expect(hashDistance(a, b)).toBeLessThanOrEqual(64);
    }),
  );
});
