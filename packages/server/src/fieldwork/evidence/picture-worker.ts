import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@xingcun/core/assert';
import { fileLimits } from '@xingcun/core/fieldwork/evidence/file-kind';
import { perceptualHash, type Pixels, shrink, smallSize } from '@xingcun/core/fieldwork/evidence/likeness';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import type { PictureAnswer, PictureTask } from './picture.ts';

/** Pixels of the small picture's longer side, and its quality in percent. */
const thumbnail = { side: 320, quality: 72 };
/** What the JPEG decoder may take beside the heap. */
const decoderMegabytes = 640;

function pixelsOf({ bytes, contentType }: PictureTask): Pixels {
  if (contentType === 'image/png') return PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const options = { useTArray: true, formatAsRGBA: true, tolerantDecoding: false, maxMemoryUsageInMB: decoderMegabytes } as const;
  return jpeg.decode(bytes, { ...options, maxResolutionInMP: fileLimits.pixels / 1_000_000 });
}

/** Decodes one picture in a thread of its own, whose memory and time `picture.ts` limits. */
function answer(task: PictureTask): PictureAnswer {
  let pixels: Pixels;
  try {
    pixels = pixelsOf(task);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // too much for this thread is no fault of the picture
    if (/maxMemoryUsageInMB/.test(reason)) return { look: { perceptualHash: null, thumbnail: null } };
    return { unreadable: reason };
  }
  const { columns, rows } = smallSize(pixels, thumbnail.side, task.orientation);
  const small = shrink(pixels, columns, rows, task.orientation);
  const encoded = jpeg.encode({ width: columns, height: rows, data: onWhite(small.data) }, thumbnail.quality).data;
  return { look: { perceptualHash: perceptualHash(small), thumbnail: new Uint8Array(encoded) } };
}

/** A JPEG knows no transparency: what shines through is paper. */
function onWhite(data: Uint8Array): Uint8Array {
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 255;
    for (let channel = at; channel < at + 3; channel++)
      data[channel] = Math.round(((data[channel] ?? 0) * alpha + 255 * (255 - alpha)) / 255);
    data[at + 3] = 255;
  }
  return data;
}

const task = workerData as PictureTask | null;
assert(parentPort && task?.bytes instanceof Uint8Array, 'this file runs as a worker with one picture');
parentPort.postMessage(answer(task));
