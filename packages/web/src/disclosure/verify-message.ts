import type { Verification } from '@xingcun/core/disclosure/bundle/difference';
import type { Text } from '@xingcun/core/text';

/** What the page shows of a bundle beside what was found. */
export interface BundleAbout {
  title: Text;
  phase: 'preliminary' | 'final';
  villages: number;
  standard: Text;
  standardVersion: string;
  engineVersion: string;
  previous: string | null;
  starTitles: Record<string, Text>;
}

export type VerifyMessage =
  | { kind: 'progress'; done: number; of: number }
  | { kind: 'result'; digest: string; verification: Verification; about: BundleAbout }
  | { kind: 'unreadable'; place: string };
