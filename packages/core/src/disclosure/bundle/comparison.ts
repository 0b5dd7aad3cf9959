import type { Text } from '../../text.ts';
import { shortText } from '../../values/exact.ts';
import type { CheckKind, Difference, Unchecked, Verification } from './difference.ts';

export type Place = Partial<Pick<Difference, 'village' | 'stage' | 'starCode' | 'itemCode'>>;

/** Gathers what was compared. */
export class Comparison {
  readonly #checked: Partial<Record<CheckKind, number>> = {};
  readonly #unchecked: Partial<Record<Unchecked, number>> = {};
  readonly #differences: Difference[] = [];

  /** Counts a comparison, and keeps it where the two are not the same. */
  compare(what: CheckKind, published: Text, computed: Text, place: Place = {}): void {
    this.#checked[what] = (this.#checked[what] ?? 0) + 1;
    if (published.zh === computed.zh && published.en === computed.en) return;
    const nowhere = { village: null, stage: null, starCode: null, itemCode: null };
    this.#differences.push({ what, ...nowhere, ...place, published, computed });
  }

  /** The same for scores in the standard's smallest unit: words are made of those that differ alone. */
  compareScores(what: CheckKind, published: number | null, computed: number | null, places: number, place: Place): void {
    if (published === computed) this.#checked[what] = (this.#checked[what] ?? 0) + 1;
    else this.compare(what, points(published, places), points(computed, places), place);
  }

  leave(what: Unchecked, count = 1): void {
    if (count > 0) this.#unchecked[what] = (this.#unchecked[what] ?? 0) + count;
  }

  result(): Verification {
    const differences = this.#differences;
    return { ok: differences.length === 0, checked: this.#checked, differences, unchecked: this.#unchecked };
  }
}

export const plain = (value: string | number): Text => ({ zh: String(value), en: String(value) });
const none: Text = { zh: '无', en: 'none' };
export const orNone = (value: string | null): Text => (value === null ? none : plain(value));
/** A score in the standard's smallest unit, as people write it. */
export const points = (score: number | null, places: number): Text => (score === null ? none : plain(shortText(score, places)));
