import { useEffect, useRef, useState } from 'react';
import type { VerifyMessage } from './verify-message.ts';

export type VerifyState = VerifyMessage | { kind: 'idle' } | { kind: 'loading' } | { kind: 'failed' };

/** Recomputes in a worker; a new start ends the one before, and leaving the page ends them all. */
export function useVerification(): [VerifyState, (load: () => Promise<string>) => Promise<void>] {
  const [state, setState] = useState<VerifyState>({ kind: 'idle' });
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);
  const start = async (load: () => Promise<string>) => {
    worker.current?.terminate();
    setState({ kind: 'loading' });
    try {
      const source = await load();
      const started = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' });
      worker.current = started;
      started.onmessage = ({ data }: MessageEvent<VerifyMessage>) => setState(data);
      started.onerror = () => setState({ kind: 'failed' });
      started.postMessage(source);
    } catch {
      setState({ kind: 'failed' });
    }
  };
  return [state, start];
}
