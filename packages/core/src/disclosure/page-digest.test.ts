import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { pageDigest } from './page-digest.ts';

test('the check code of a page is the SHA-256 of its canonical text, whatever else the stars carry', () => {
  const content = {
    kind: 'preliminaryResult',
    villageCode: '650203200202',
    year: 2026,
    opensOn: '2026-11-04',
    noticeDays: 5,
    stars: [{ starCode: 'ZF', state: 'won', score: 8500 }],
  } as const;
  const text =
    '{"kind":"preliminaryResult","noticeDays":5,"opensOn":"2026-11-04","stars":[{"score":8500,"starCode":"ZF","state":"won"}],"villageCode":"650203200202","year":2026}';
  const expected = createHash('sha256').update(text).digest('hex');
  expect(pageDigest(content)).toBe(expected);
  const more = { ...content, stars: content.stars.map((star) => ({ ...star, reason: { zh: '', en: '' } })) };
  expect(pageDigest(more)).toBe(expected);
  expect(pageDigest({ ...content, stars: [{ starCode: 'ZF', state: 'notYet', score: 8500 }] })).not.toBe(expected);
});
