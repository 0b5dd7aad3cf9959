import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, workingDaysBetween } from '../cycles/working-days.ts';
import { boardStanding, confirmPostingObstacles, type Posting, postingObstacles } from './posting.ts';

const notice = { noticeDays: 5 };
const posting = (act: Posting['act'], on: string, confirmed = false): Posting => ({ act, on, confirmed });
const codes = (obstacles: readonly { code: string }[]) => obstacles.map(({ code }) => code);

test('a notice taken down after five working days was kept; one day less is posted again', () => {
  const posted = posting('posted', '2026-11-04', true);
  expect(boardStanding([posted, posting('removed', '2026-11-11')], notice, '2026-11-20')).toEqual({
    state: 'kept',
    postedOn: '2026-11-04',
    removedOn: '2026-11-11',
    workingDays: 5,
    confirmed: true,
  });
  expect(boardStanding([posted, posting('removed', '2026-11-10')], notice, '2026-11-20')).toMatchObject({
    state: 'tooShort',
    workingDays: 4,
  });
});

test('posting again begins anew, and what hangs counts up to today', () => {
  const again = [posting('posted', '2026-11-04'), posting('removed', '2026-11-05'), posting('posted', '2026-11-06')];
  expect(boardStanding(again, notice, '2026-11-10')).toMatchObject({ state: 'hanging', postedOn: '2026-11-06', workingDays: 2 });
  expect(boardStanding([], notice, '2026-11-10').state).toBe('notPosted');
});

test('what cannot have happened is refused', () => {
  const at = { opensOn: '2026-11-04', today: '2026-11-06' };
  const hanging = boardStanding([posting('posted', '2026-11-05')], notice, at.today);
  const none = boardStanding([], notice, at.today);
  expect(codes(postingObstacles(posting('posted', '2026-11-07'), { ...at, standing: none }))).toEqual([
    'disclosure.postingInFuture',
  ]);
  expect(codes(postingObstacles(posting('posted', '2026-11-03'), { ...at, standing: none }))).toEqual([
    'disclosure.postedBeforeOpening',
  ]);
  expect(codes(postingObstacles(posting('seen', '2026-11-05'), { ...at, standing: none }))).toEqual(['disclosure.notOnBoard']);
  expect(codes(postingObstacles(posting('removed', '2026-11-04'), { ...at, standing: hanging }))).toEqual([
    'disclosure.beforePosted',
  ]);
  expect(postingObstacles(posting('seen', '2026-11-06'), { ...at, standing: hanging })).toEqual([]);
});

test('a second person confirms, once', () => {
  expect(confirmPostingObstacles({ recordedBy: 'a', confirmedBy: null }, 'b')).toEqual([]);
  expect(codes(confirmPostingObstacles({ recordedBy: 'a', confirmedBy: null }, 'a'))).toEqual(['disclosure.ownPosting']);
  expect(codes(confirmPostingObstacles({ recordedBy: 'a', confirmedBy: 'b' }, 'c'))).toEqual(['disclosure.postingConfirmed']);
});

test('property: whatever is recorded, kept means the days of the notice between the last posting and its removal', () => {
  const day = fc.integer({ min: 0, max: 30 }).map((count) => addDays('2026-11-02', count));
  const records = fc.array(fc.record({ act: fc.constantFrom('posted', 'seen', 'removed'), on: day, confirmed: fc.boolean() }));
  fc.assert(
    fc.property(records, (postings) => {
      const standing = boardStanding(postings, notice, '2026-12-31');
      expect(standing.state === 'notPosted').toBe(!postings.some(({ act }) => act === 'posted'));
      if (standing.state !== 'kept') return;
      expect(workingDaysBetween(standing.postedOn ?? '', standing.removedOn ?? '').days).toBeGreaterThanOrEqual(5);
    }),
  );
});
