import type { InboxItem } from '@xingcun/core/assessment/inbox';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Opens the very place where the thing is done. */
export function InboxLink({
  item,
  className,
  children,
}: {
  item: InboxItem;
  className: string | undefined;
  children: ReactNode;
}) {
  const { kind, assessmentId, stage, starCode, cycleId } = item;
  const shared = { className, children };
  if (assessmentId === null) return <Link to="/work/cycles/$cycleId/villages" params={{ cycleId }} {...shared} />;
  const params = { assessmentId };
  switch (kind) {
    case 'holdMeeting':
      return <Link to="/work/assessments/$assessmentId" params={params} hash="meetings" {...shared} />;
    case 'cosign':
      return <Link to="/work/assessments/$assessmentId" params={params} hash="opinion" {...shared} />;
    case 'correctReturned':
      return (
        <Link
          to="/work/assessments/$assessmentId/sheets/$stage"
          params={{ ...params, stage: stage ?? 'selfAssessment' }}
          search={{ show: 'returned' }}
          {...shared}
        />
      );
    case 'selfAssess':
    case 'review':
    case 'scoreStar':
    case 'signOff':
    case 'submit':
      return (
        <Link
          to="/work/assessments/$assessmentId/sheets/$stage"
          params={{ ...params, stage: stage ?? 'selfAssessment' }}
          search={starCode === null ? {} : { star: starCode }}
          {...shared}
        />
      );
    default:
      return <Link to="/work/assessments/$assessmentId" params={params} {...shared} />;
  }
}
