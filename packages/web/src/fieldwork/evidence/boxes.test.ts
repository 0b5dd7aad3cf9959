import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, boxAfterKey, boxBetween, pixelsOf } from './boxes.ts';

test('a drag in any direction makes the same box; a slip makes none', () => {
  const box = boxBetween({ x: 0.6, y: 0.7 }, { x: 0.2, y: 0.3 });
  expect(box).toEqual(boxBetween({ x: 0.2, y: 0.3 }, { x: 0.6, y: 0.7 }));
  expect(box?.width).toBeCloseTo(0.4);
  expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.505, y: 0.9 })).toBeNull();
  expect(boxBetween({ x: 0.9, y: 0.9 }, { x: 1.4, y: 2 })).toMatchObject({ left: 0.9, top: 0.9 });
});

test('whole pixels are covered, never fewer than the box shows', () => {
  expect(pixelsOf({ left: 0.105, top: 0, width: 0.1, height: 1 }, { width: 100, height: 33 })).toEqual({
    left: 10,
    top: 0,
    width: 11,
    height: 33,
  });
});

test('property: whatever keys are pressed, the box stays on the picture', () => {
  const keys = fc.array(fc.tuple(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Enter'), fc.boolean()), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(keys, (pressed) => {
      let box: Box = { left: 0.4, top: 0.4, width: 0.2, height: 0.2 };
      for (const [key, shift] of pressed) box = boxAfterKey(box, key, shift) ?? box;
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.width).toBeGreaterThan(0);
      expect(box.height).toBeGreaterThan(0);
      expect(box.left + box.width).toBeLessThanOrEqual(1 + 1e-9);
      expect(box.top + box.height).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});
