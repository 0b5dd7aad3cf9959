import { Outlet, useMatches } from '@tanstack/react-router';
import { ConnectionNotice } from './connection-notice.tsx';

export function Root() {
  const worksOffline = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.worksOffline) });
  return (
    <>
      <ConnectionNotice quiet={worksOffline} />
      <Outlet />
    </>
  );
}
