/** A decoded picture: four bytes a pixel, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** At most so many samples a side are averaged for one pixel of the small picture: more would change nothing that anyone sees. */
const samplesPerSide = 8;

/**
 * The picture made small and turned as it is shown.
 * @param orientation 1–8, as `orientationOf`
 * @returns `columns` × `rows` pixels, four bytes each
 */
export function shrink({ width, height, data }: Pixels, columns: number, rows: number, orientation = 1): Pixels {
  const small = new Uint8Array(columns * rows * 4);
  const turned = orientation >= 5;
  const across = turned ? rows : columns;
  const down = turned ? columns : rows;
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const [column, row] = storedPlace(x, y, across, down, orientation);
      const box = {
        left: edge(column, across, width),
        right: edge(column + 1, across, width),
        top: edge(row, down, height),
        bottom: edge(row + 1, down, height),
      };
      small.set(average(data, width, height, box), (y * columns + x) * 4);
    }
  return { width: columns, height: rows, data: small };
}

const edge = (index: number, of: number, length: number) => Math.floor((index * length) / of);

/** Where the pixel that is shown at (x, y) lies in the picture as stored. Source: CIPA DC-008, tag 0x0112. */
function storedPlace(x: number, y: number, across: number, down: number, orientation: number): [column: number, row: number] {
  const [column, row] = orientation >= 5 ? [y, x] : [x, y];
  const mirrored = [2, 3, 7, 8].includes(orientation);
  const upsideDown = [3, 4, 6, 7].includes(orientation);
  return [mirrored ? across - 1 - column : column, upsideDown ? down - 1 - row : row];
}

function average(
  data: Uint8Array,
  width: number,
  height: number,
  box: { left: number; right: number; top: number; bottom: number },
): number[] {
  const right = Math.min(width, Math.max(box.right, box.left + 1));
  const bottom = Math.min(height, Math.max(box.bottom, box.top + 1));
  const stepX = Math.max(1, Math.floor((right - box.left) / samplesPerSide));
  const stepY = Math.max(1, Math.floor((bottom - box.top) / samplesPerSide));
  const sums = [0, 0, 0, 0];
  let count = 0;
  for (let y = box.top; y < bottom; y += stepY)
    for (let x = box.left; x < right; x += stepX) {
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 4; channel++) sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0);
      count++;
    }
  return sums.map((sum) => Math.round(sum / Math.max(1, count)));
}

/** The size of a small picture of the same shape whose longer side is at most `side`, turned as it is shown. */
export function smallSize({ width, height }: Pick<Pixels, 'width' | 'height'>, side: number, orientation: number) {
  const [across, down] = orientation >= 5 ? [height, width] : [width, height];
  const scale = Math.min(1, side / Math.max(across, down));
  return { columns: Math.max(1, Math.round(across * scale)), rows: Math.max(1, Math.round(down * scale)) };
}

/** Below this difference between its lightest and darkest spot (0–255) a picture says too little to be compared. */
const least = 12;

/**
 * dHash: whether each spot of a 9 × 8 grey picture is lighter than its right neighbour, 64 bits as 16 hex digits. It survives another size,
 * another compression and a little more light; null for a picture that is almost one colour.
 */
export function perceptualHash(pixels: Pixels, orientation = 1): string | null {
  const { data } = shrink(pixels, 9, 8, orientation);
  const grey = Array.from({ length: 72 }, (_, index) => {
    const at = index * 4;
    return 299 * (data[at] ?? 0) + 587 * (data[at + 1] ?? 0) + 114 * (data[at + 2] ?? 0); // thousandths, ITU-R BT.601
  });
  if (Math.max(...grey) - Math.min(...grey) < least * 1000) return null;
  let hex = '';
  for (let row = 0; row < 8; row++) {
    let byte = 0;
    for (let column = 0; column < 8; column++)
      byte = (byte << 1) | Number((grey[row * 9 + column] ?? 0) > (grey[row * 9 + column + 1] ?? 0));
    hex += byte.toString(16).padStart(2, '0');
  }
  return hex;
}

/** Photos whose hashes differ in at most so many of 64 bits are put side by side for a look; nothing follows from it. */
export const likenessBits = 6;

/** In how many of 64 bits two hashes differ. */
export function hashDistance(a: string, b: string): number {
  let differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; differing > 0n; differing &= differing - 1n) count++;
  return count;
}
