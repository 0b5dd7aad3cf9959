import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { diskStore } from './disk-store.ts';
import type { FileStore } from './file-store.ts';
import { s3Store } from './s3-store.ts';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** What can be set: FILES_DIR for a folder, or FILES_S3_* for a store that speaks S3. Where none is, `files` beside the embedded database. */
export function openFiles(environment: NodeJS.ProcessEnv = process.env): FileStore {
  const { FILES_S3_ENDPOINT: endpoint, FILES_S3_BUCKET: bucket, FILES_S3_KEY: key, FILES_S3_SECRET: secret } = environment;
  if (endpoint) {
    if (!bucket || !key || !secret) throw new Error('FILES_S3_ENDPOINT needs FILES_S3_BUCKET, FILES_S3_KEY and FILES_S3_SECRET');
    return s3Store({ endpoint, bucket, key, secret, region: environment.FILES_S3_REGION ?? 'us-east-1' });
  }
  return diskStore(filesFolder(environment));
}

/** The folder in which files are kept unless a store that speaks S3 is set. */
export function filesFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment.FILES_DIR ?? path.join(environment.XINGCUN_DATA ?? path.join(repository, 'data'), 'files');
}
