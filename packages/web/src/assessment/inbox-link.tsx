import type { InboxItem } from '@xingcun/core/assessment/inbox';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Opens the very place where the thing is done. */
export function InboxLink(props: { item: InboxItem; className: string | undefined; children: ReactNode }) {
  const { kind, assessmentId, stage, starCode, cycleId } = props.item;
  const shared = { className: props.className, children: props.children };
  switch (kind) {
    case 'publishCycle':
      return <Link to="/work/cycles/$cycleId" params={{ cycleId }} {...shared} />;
    case 'answerObjection':
    case 'publishNotice':
    case 'confirmFinal':
      return <Link to="/work/cycles/$cycleId/disclosure" params={{ cycleId }} {...shared} />;
    default:
  }
  if (assessmentId === null) return <Link to="/work/cycles/$cycleId/villages" params={{ cycleId }} {...shared} />;
  const params = { assessmentId };
  const sheet = { ...params, stage: stage ?? 'selfAssessment' } as const;
  switch (kind) {
    case 'apply':
      return <Link to="/work/assessments/$assessmentId/application" params={params} {...shared} />;
    case 'holdMeeting':
      return <Link to="/work/assessments/$assessmentId" params={params} hash="meetings" {...shared} />;
    case 'cosign':
      return <Link to="/work/assessments/$assessmentId" params={params} hash="opinion" {...shared} />;
    case 'correctReturned':
      return <Link to="/work/assessments/$assessmentId/sheets/$stage" params={sheet} search={{ show: 'returned' }} {...shared} />;
    case 'selfAssess':
    case 'review':
    case 'scoreStar':
    case 'signOff':
    case 'submit':
      return (
        <Link
          to="/work/assessments/$assessmentId/sheets/$stage"
          params={sheet}
          search={starCode === null ? {} : { star: starCode }}
          {...shared}
        />
      );
  }
}
