import { readVisitSheet } from '@xingcun/core/fieldwork/visits/contract';
import { getRouteApi } from '@tanstack/react-router';
import { useConnection } from '../../../app/connection.ts';
import { useLanguage } from '../../../app/language.ts';
import { OfflineState } from '../../../app/offline/offline-state.tsx';
import { useEntries, usePrepared, useQueue } from '../../../app/offline/use-queue.ts';
import { ApiError } from '../../../app/api.ts';
import { WorkPage } from '../../../app/work-page.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { DoorList } from './door-list.tsx';
import { DoorPage } from './door-page.tsx';
import { doorOf, roundPrefix, sheetName, type VisitDraft, visitTopic } from './visit-draft.ts';
import styles from './visit-form.module.css';

const route = getRouteApi('/work/visits/$roundId/form');

/** A visitor's doors and the form of a visit, on a phone, with or without a network. */
export function VisitFormPage() {
  const { roundId } = route.useParams();
  const { door: order } = route.useSearch();
  const queue = useQueue();
  const prepared = usePrepared(sheetName(roundId), readVisitSheet, { params: { roundId } });
  const entries = useEntries<VisitDraft>(visitTopic, roundPrefix(roundId));
  const sheet = prepared.content;
  const doors = sheet && entries ? sheet.slots.map((slot) => doorOf(slot, entries, roundId)) : [];
  const door = doors.find(({ slot }) => slot.order === order);

  return (
    <WorkPage>
      <div className={`stack ${styles.form}`}>
        {sheet && door ? (
          <DoorPage key={door.slot.order} sheet={sheet} door={door} />
        ) : (
          <>
            <Head sheet={sheet} />
            {sheet && entries ? (
              <>
                <OfflineState queue={queue} />
                <DoorList sheet={sheet} doors={doors} />
              </>
            ) : (
              <Absent {...prepared} isPending={prepared.isPending || entries === null} />
            )}
          </>
        )}
      </div>
    </WorkPage>
  );
}

function Head({ sheet }: { sheet: { villageName: string; purpose: string } | null }) {
  const { t } = useLanguage('visitForm');
  return <PageHeader title={t('title')} lead={sheet && t('lead', { village: sheet.villageName, purpose: sheet.purpose })} />;
}

function Absent({ isPending, error, retry }: { isPending: boolean; error: Error | null; retry: () => void }) {
  const { t } = useLanguage('visitForm');
  const connection = useConnection();
  if (error instanceof ApiError) return <ErrorState error={error} onRetry={retry} />;
  if (isPending && connection !== 'offline') return <PageSkeleton rows={6} />;
  return (
    <EmptyState title={t('missing')} icon="offline">
      {t('missingBody')}
    </EmptyState>
  );
}
