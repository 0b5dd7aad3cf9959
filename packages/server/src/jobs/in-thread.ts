import { Worker } from 'node:worker_threads';

export interface ThreadLimits {
  milliseconds: number;
  /** Of old objects; what is new has a small room of its own. */
  megabytes: number;
}

/** A thread was ended because it took longer or held more than it may. */
export class ThreadExhausted extends Error {
  override name = 'ThreadExhausted';
  readonly of: 'time' | 'memory';
  constructor(of: 'time' | 'memory', module: URL) {
    super(`${module.pathname} used up its ${of}`);
    this.of = of;
  }
}

/**
 * What the module posts when run in a thread of its own with this as its `workerData`: heavy or untrusted work, which can neither hold up
 * other requests nor exhaust the server's memory.
 * @throws {ThreadExhausted} beyond the limits; whatever the module throws
 */
export function inThread<Answer>(module: URL, task: unknown, { milliseconds, megabytes }: ThreadLimits): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(module, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
    });
    const timer = setTimeout(() => end(() => reject(new ThreadExhausted('time', module))), milliseconds);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      void worker.terminate().then(settle);
    };
    worker.once('message', (answer: Answer) => end(() => resolve(answer)));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ThreadExhausted('memory', module) : error)),
    );
  });
}
