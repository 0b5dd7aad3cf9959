import type { noticeSchema } from '@xingcun/core/disclosure/contract';
import { addWorkingDays } from '@xingcun/core/cycles/working-days';
import type { z } from 'zod';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { Popover } from '../ui/popover.tsx';

/** Why the notice ends on its day: from when it is counted, and the days passed over. */
export function NoticePeriod({ notice: { opensOn, closesOn, noticeDays } }: { notice: z.output<typeof noticeSchema> }) {
  const { t, words } = useLanguage('disclosureWork');
  const format = useFormat();
  const { skipped, calendarPublished } = addWorkingDays(opensOn, noticeDays);
  return (
    <div>
      <Popover plain button={<span className="small">{t('notice.why')}</span>}>
        <div className="stack">
          <p>{t('notice.counted', { count: noticeDays, day: format.day(closesOn) })}</p>
          {skipped.length > 0 && (
            <div>
              <p>{t('notice.skipped')}</p>
              <ul>
                {skipped.map(({ day, reason }) => (
                  <li key={day}>{t('notice.skippedDay', { day: format.shortDay(day), reason: words(reason) })}</li>
                ))}
              </ul>
            </div>
          )}
          {!calendarPublished && <p className="soft small">{t('notice.unpublished')}</p>}
        </div>
      </Popover>
    </div>
  );
}
