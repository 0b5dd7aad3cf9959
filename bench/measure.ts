/** Times of things that are measured in turns, so that whatever else the machine does falls on all of them alike. */
export interface Contestant {
  name: string;
  run: () => unknown;
}

export interface Timing {
  name: string;
  /** Milliseconds. */
  least: number;
  median: number;
}

/** One untimed round to warm up, then `rounds` timed ones. */
export async function race(contestants: readonly Contestant[], rounds: number): Promise<(name: string) => Timing> {
  const times = contestants.map(() => [] as number[]);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { run }] of contestants.entries()) {
      globalThis.gc?.(); // nobody pays for another's garbage
      const start = performance.now();
      await run();
      if (round > 0) times[index]?.push(performance.now() - start);
    }
  }
  return (name) => {
    const index = contestants.findIndex((contestant) => contestant.name === name);
    const sorted = (times[index] ?? []).toSorted((a, b) => a - b);
    const [least, median] = [sorted[0], sorted[Math.floor(sorted.length / 2)]];
    if (least === undefined || median === undefined) throw new Error(`no contestant ${name}`);
    return { name, least, median };
  };
}

/** Contestants that do not come to the same result are no measure of each other. */
export function agree(what: string, values: readonly number[]): void {
  if (new Set(values).size !== 1) throw new Error(`${what} differ: ${values.join(', ')}`);
}

/** One line of the table: what was reached against what was asked. */
export interface Line {
  work: string;
  reached: string;
  asked: string;
  holds: boolean;
}

/** Ratio of least times, with the ratio of medians beside it. */
export function ratioLine(work: string, own: Timing, floor: Timing, most: number): Line {
  const ratio = own.least / floor.least;
  const detail = `${seconds(own.least)} against ${seconds(floor.least)} (medians ${seconds(own.median)}, ${seconds(floor.median)})`;
  return { work, reached: `${ratio.toFixed(2)} × ${floor.name}: ${detail}`, asked: `≤ ${most} ×`, holds: ratio <= most };
}

export function limitLine(work: string, value: number, most: number, unit: string): Line {
  return { work, reached: `${value.toPrecision(3)} ${unit}`, asked: `≤ ${most} ${unit}`, holds: value <= most };
}

/**
 * How many times a second something was done, against a floor that was measured in the same rounds.
 * @param rates by round, one a floor's
 */
export function rateLine(
  work: string,
  rates: readonly number[],
  floor: { name: string; rates: readonly number[] },
  least: number,
): Line {
  const ratios = rates.map((rate, round) => rate / (floor.rates[round] ?? Number.NaN));
  const detail = `${median(rates).toFixed(0)}/s against ${median(floor.rates).toFixed(0)}/s (medians; least ratio ${Math.min(...ratios).toFixed(2)})`;
  return {
    work,
    reached: `${median(ratios).toFixed(2)} × ${floor.name}: ${detail}`,
    asked: `≥ ${least} ×`,
    holds: median(ratios) >= least,
  };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(3)} s`;
}

export function printTable(title: string, lines: readonly Line[]): void {
  const width = Math.max(...lines.map(({ work }) => work.length));
  console.log(`\n${title}`);
  for (const { work, reached, asked, holds } of lines)
    console.log(`  ${holds ? '✓' : '✗'} ${work.padEnd(width)}  ${asked.padEnd(10)}  ${reached}`);
}
