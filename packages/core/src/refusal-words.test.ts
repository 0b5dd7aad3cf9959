import { expect, test } from 'vitest';
import { Refusal } from './refusal.ts';
import { refusalSentence } from './refusal-words.ts';

test('a refusal tells its days as people write them', () => {
  const refusal = new Refusal('cycles.applicationClosed', { dueOn: '2026-02-20', today: '2026-03-01' });
  expect(refusalSentence(refusal, 'zh')).toBe('申报已于 2026年2月20日 截止。如需延期，请联系市级统筹。');
  expect(refusalSentence(refusal, 'en')).toBe(
    'Applications closed on 20 February 2026. If you need more time, ask the city organiser.',
  );
});

test('a value that is absent shows as a dash, any other as it is', () => {
  expect(refusalSentence(new Refusal('cycles.yearTaken', {}), 'zh')).toBe('— 年的年度方案已经存在，请打开后修改。');
  expect(refusalSentence(new Refusal('cycles.yearTaken', { year: 2026 }), 'zh')).toBe(
    '2026 年的年度方案已经存在，请打开后修改。',
  );
});
