/** A black box on a picture, in shares of its width and height. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A smaller one would cover nothing that anyone could see. */
const least = 0.01;
const step = 0.02;

const within = (value: number, least_: number, most: number) => Math.max(least_, Math.min(most, value));

/** The box between two corners, wherever the drag began; null for a slip of the finger. */
export function boxBetween(a: { x: number; y: number }, b: { x: number; y: number }): Box | null {
  const [left, right] = [within(Math.min(a.x, b.x), 0, 1), within(Math.max(a.x, b.x), 0, 1)];
  const [top, bottom] = [within(Math.min(a.y, b.y), 0, 1), within(Math.max(a.y, b.y), 0, 1)];
  const box = { left, top, width: right - left, height: bottom - top };
  return box.width < least || box.height < least ? null : box;
}

const directions: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
};

/** The box after a key: arrows move it, with Shift they change its size; it stays on the picture. Null for another key. */
export function boxAfterKey(box: Box, key: string, shift: boolean): Box | null {
  const by = directions[key];
  if (!by) return null;
  if (shift)
    return {
      ...box,
      width: within(box.width + by.x, step, 1 - box.left),
      height: within(box.height + by.y, step, 1 - box.top),
    };
  return {
    ...box,
    left: within(box.left + by.x, 0, 1 - box.width),
    top: within(box.top + by.y, 0, 1 - box.height),
  };
}

/** The pixels that a box covers, whole ones, never fewer than it shows. */
export function pixelsOf(box: Box, { width, height }: { width: number; height: number }) {
  const left = Math.floor(box.left * width);
  const top = Math.floor(box.top * height);
  return {
    left,
    top,
    width: Math.ceil((box.left + box.width) * width) - left,
    height: Math.ceil((box.top + box.height) * height) - top,
  };
}
