import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { Namespace } from '../messages.ts';
import type { Address } from './address.ts';

/** What a page asks of the server, as `read()` makes it: `[name of the route, what is given]`. */
export interface PageRead {
  queryKey: readonly [string, unknown];
}

/** A page of the public site. The server renders it, a browser without script reads it, one with script makes it live. */
export interface Reading {
  /** Words that it needs beside those of the frame. */
  namespaces: readonly Namespace[];
  /** All that it shows must be asked for here: it is rendered in one go. */
  reads: (address: Address) => readonly PageRead[];
  /** Whether what it shows may be about people: then it is kept out of search engines. */
  mayNamePeople?: (known: QueryClient, address: Address) => boolean;
  Page: ComponentType<{ address: Address }>;
}

/** What stands beside the page for the script that makes it live: what it was rendered from. */
export interface PageState {
  pattern: string;
  known: readonly { key: readonly [string, unknown]; value: unknown }[];
  /** The refusal (RFC 9457) shown instead of the page. */
  problem: unknown;
}
