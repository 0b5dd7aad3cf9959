import { NoAnswer } from '../api.ts';
import type { PreparedChange } from './device.ts';
import type { Attempt } from './unsent.ts';

/** How entries of one topic reach the server. */
export interface Sender<D> {
  /**
   * Sends one attempt; its `key` says that a repetition is the same.
   * @returns the server's version, and what the answer changes in the page prepared for offline use
   * @throws {ApiError} {NoAnswer}
   */
  send: (attempt: Attempt<D> & { id: string }) => Promise<{ version: number; also?: PreparedChange }>;
  /** Refusals that mean: somebody else was first, and a person must choose. */
  conflicts: readonly string[];
}

/** Topic → sender, fetched when there is something to send. A capability that works offline adds a line. */
const senders: Record<string, () => Promise<Sender<never>>> = {
  finding: async () => (await import('../../fieldwork/inspection/finding-sender.ts')).findingSender,
  interview: async () => (await import('../../fieldwork/inspection/interview-sender.ts')).interviewSender,
  visit: async () => (await import('../../fieldwork/visits/form/visit-sender.ts')).visitSender,
};

export async function senderOf(topic: string): Promise<Sender<never>> {
  const load = senders[topic];
  if (!load) throw new Error(`no sender for ${topic}`);
  try {
    return await load();
  } catch (error) {
    throw new NoAnswer(error); // its script did not arrive
  }
}
