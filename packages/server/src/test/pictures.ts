import { createHash } from 'node:crypto';
import { exifSegment } from '@xingcun/core/fieldwork/evidence/given';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';

/** A scene with these waves, so that two scenes differ to the eye; `light` is added everywhere. */
export interface Scene {
  width?: number;
  height?: number;
  waves?: number;
  light?: number;
  quality?: number;
  /** How grainy, 0–255: grain makes a large file. */
  grain?: number;
}

function pixelsOf({ width = 640, height = 480, waves = 5, light = 0, grain = 0 }: Scene) {
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [across, down] = [x / width, y / height];
      const grey =
        120 +
        80 * Math.sin(waves * across + (waves / 2) * down * across) +
        40 * Math.cos(waves * 1.7 * down) +
        light +
        grain * (((x * 7919 + y * 104_729) % 997) / 997 - 0.5);
      const shade = Math.max(0, Math.min(255, Math.round(grey)));
      data.set([shade, Math.round(shade * 0.8), 255 - shade, 255], (y * width + x) * 4);
    }
  return { data, width, height };
}

/** A photo that says nothing of where and by whom it was taken. */
export function photo(scene: Scene = {}): Uint8Array<ArrayBuffer> {
  return new Uint8Array(jpeg.encode(pixelsOf(scene), scene.quality ?? 85).data);
}

/** The same photo as a phone writes it: with place, maker and orientation. */
export function photoWithPlace(scene: Scene = {}, orientation = 1): Uint8Array<ArrayBuffer> {
  const bytes = photo(scene);
  return Uint8Array.from([...bytes.subarray(0, 2), ...exifSegment(orientation), ...bytes.subarray(2)]);
}

export function drawing(scene: Scene = {}): Uint8Array<ArrayBuffer> {
  const { data, width, height } = pixelsOf(scene);
  const png = new PNG({ width, height });
  png.data = data;
  return new Uint8Array(PNG.sync.write(png));
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
