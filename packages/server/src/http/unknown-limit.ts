import { Refusal, refusals } from '@xingcun/core/refusal';

/**
 * Counts one network address's requests for what does not exist, and turns the address away for a while after too many. Others do not
 * count: a whole meeting hall may share one address. Kept in memory alone: a number for an address, nothing of what was asked.
 */
export class UnknownLimit {
  private readonly max: number;
  private readonly windowMs: number;
  private readonly counts = new Map<string, { unknown: number; until: number }>();

  constructor({ max, windowSeconds }: { max: number; windowSeconds: number }) {
    this.max = max;
    this.windowMs = windowSeconds * 1000;
  }

  /** @throws {Refusal} request.tooMany; whatever `run` throws */
  async watch<T>(address: string, now: Date, run: () => Promise<T>): Promise<T> {
    const at = now.getTime();
    for (const [known, { until }] of this.counts) if (until <= at) this.counts.delete(known);
    const counted = this.counts.get(address) ?? { unknown: 0, until: at + this.windowMs };
    if (counted.unknown >= this.max) throw new Refusal('request.tooMany', { seconds: Math.ceil((counted.until - at) / 1000) });
    try {
      return await run();
    } catch (error) {
      if (error instanceof Refusal && refusals[error.code] === 'missing')
        this.counts.set(address, { ...counted, unknown: counted.unknown + 1 });
      throw error;
    }
  }
}
