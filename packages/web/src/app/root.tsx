import { Outlet } from '@tanstack/react-router';
import { ConnectionNotice } from './connection-notice.tsx';

export function Root() {
  return (
    <>
      <ConnectionNotice />
      <Outlet />
    </>
  );
}
