import type { Obstacle } from '../../obstacle.ts';

/** Unfinished uploads of one person, at most: what nobody completes must not fill the store. */
export const mostUploads = 30;

/** Why a part does not fit: it begins where the last one ended, or at 0, which begins anew after a damage on the way. */
export function partObstacles(
  { size, received }: { size: number; received: number },
  { offset, length }: { offset: number; length: number },
): Obstacle[] {
  if (offset !== received && offset !== 0) return [{ code: 'fieldwork.uploadOffset', details: { offset, expected: received } }];
  if (length === 0) return [{ code: 'fieldwork.uploadEmptyPart', details: {} }];
  if (offset + length > size) return [{ code: 'fieldwork.uploadTooLong', details: { received: offset + length, size } }];
  return [];
}
