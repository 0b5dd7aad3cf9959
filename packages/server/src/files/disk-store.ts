import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkedDigest, checkedUpload, fileMissing, type FileStore } from './file-store.ts';

/** Files in a folder: `uploads/<id>` while they gather, then `kept/<first two digits>/<digest>`. */
export function diskStore(folder: string): FileStore {
  const uploadFile = (upload: string) => path.join(folder, 'uploads', checkedUpload(upload));
  const keptFile = (sha256: string) => path.join(folder, 'kept', checkedDigest(sha256).slice(0, 2), sha256);

  return {
    async addPart(upload, offset, bytes) {
      const file = uploadFile(upload);
      await mkdir(path.dirname(file), { recursive: true });
      const handle = await open(file, offset === 0 ? 'w' : 'r+', 0o600);
      try {
        await handle.truncate(offset);
        await handle.write(bytes, 0, bytes.length, offset);
        await handle.sync();
      } finally {
        await handle.close();
      }
      if (offset === 0) await syncFolder(path.dirname(file));
    },

    async readUpload(upload, size) {
      const handle = await open(uploadFile(upload), 'r');
      try {
        const bytes = new Uint8Array(size);
        const { bytesRead } = await handle.read(bytes, 0, size, 0);
        if (bytesRead < size) throw new Error(`upload ${upload} holds ${bytesRead} of ${size} bytes`);
        return bytes;
      } finally {
        await handle.close();
      }
    },

    async keep(sha256, bytes) {
      const file = keptFile(sha256);
      if ((await stat(file).catch(() => null))?.size === bytes.length) return;
      await mkdir(path.dirname(file), { recursive: true });
      const partial = `${file}.${randomUUID()}.partial`;
      const handle = await open(partial, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(partial, file);
      await syncFolder(path.dirname(file));
    },

    uploads: () => readdir(path.join(folder, 'uploads')).catch(noneYet),

    dropUpload: (upload) => rm(uploadFile(upload), { force: true }),

    async read(sha256) {
      const file = keptFile(sha256);
      await access(file).catch(() => {
        throw fileMissing(sha256);
      });
      return createReadStream(file);
    },

    remove: (sha256) => rm(keptFile(sha256), { force: true }),
  };
}

function noneYet(error: unknown): string[] {
  if ((error as { code?: string }).code === 'ENOENT') return [];
  throw error;
}

/** A new name in a folder survives a power cut only when the folder itself is written out. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
