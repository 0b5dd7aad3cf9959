import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Component, type ReactNode, StrictMode } from 'react';
import type { Problem } from '@xingcun/core/wire';
import { ErrorState } from '../../ui/error-state.tsx';
import { ApiError } from '../api.ts';
import { ConnectionNotice } from '../connection-notice.tsx';
import { PublicFrame } from '../public-frame.tsx';
import type { Address } from './address.ts';
import type { Reading } from './reading.ts';

/** One page of the public site in its frame; the same tree on the server and in the browser. */
export function SiteApp(props: {
  client: QueryClient;
  reading: Reading;
  address: Address;
  problem: Problem | null;
  /** The address as a picture to scan. */
  code: string;
}) {
  const { client, reading, address, problem, code } = props;
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <PublicFrame search={address.search} code={code}>
          {problem ? (
            <ErrorState error={new ApiError(problem)} heading="h1" />
          ) : (
            <Failing>
              <reading.Page address={address} />
            </Failing>
          )}
        </PublicFrame>
        <ConnectionNotice />
      </QueryClientProvider>
    </StrictMode>
  );
}

class Failing extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };
  static getDerivedStateFromError = (error: unknown) => ({ error });
  override render() {
    return this.state.error === null ? this.props.children : <ErrorState error={this.state.error} heading="h1" />;
  }
}
