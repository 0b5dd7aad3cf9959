const listeners = new Map<string, () => void>();

/** Runs a job now instead of at its next turn. Without a running queue (tests, commands) nothing happens: the job’s turn comes anyway. */
export function wake(job: string): void {
  listeners.get(job)?.();
}

export function onWake(job: string, run: () => void): void {
  listeners.set(job, run);
}
