import { readEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { send, type Prepared, type Sending, type Sent } from './uploading.ts';

type Start = Parameters<typeof send>[1]['start'];

/** One upload of a dialog: how far it is, what came of it. It ends with the dialog; what has arrived stays on the server. */
export function useSending() {
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);

  async function go(file: Prepared, start: Start): Promise<Sent | null> {
    const controller = new AbortController();
    leaving.current = controller;
    setError(null);
    setSending({ kind: 'going', share: 0 });
    try {
      return await send(file, { start, tell: setSending, signal: controller.signal });
    } catch (problem) {
      if (!controller.signal.aborted) setError(problem);
      return null;
    } finally {
      setSending(null);
      await client.invalidateQueries({ queryKey: [`${readEvidence.method} ${readEvidence.path}`] });
    }
  }
  return { sending, error, go };
}
