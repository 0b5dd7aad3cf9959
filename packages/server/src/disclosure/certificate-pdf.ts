import { Worker } from 'node:worker_threads';
import type { CertificateToPrint } from './certificate-document.ts';

/** A page takes a quarter of a second; one that takes this long hangs. */
const milliseconds = 20_000;

/** The certificate as PDF, made in a thread of its own. */
export function certificatePdf(certificate: CertificateToPrint): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./certificate-worker.ts', import.meta.url), { workerData: certificate });
    const timer = setTimeout(() => end(() => reject(new Error('the certificate was not set in time'))), milliseconds);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      void worker.terminate().then(settle);
    };
    worker.once('message', (bytes: Uint8Array) => end(() => resolve(bytes)));
    worker.once('error', (error) => end(() => reject(error)));
  });
}
