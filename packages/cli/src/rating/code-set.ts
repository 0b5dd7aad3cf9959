/** Codes met so far. */
export interface CodeSet {
  /** False where the code was there already. */
  add: (code: string) => boolean;
  /** The same for a code of 4 to 15 digits that does not start with 0. */
  addNumber: (code: number) => boolean;
}

/**
 * Division codes are numbers whose last three digits count the villages of a township: a bit for each of the thousand takes a
 * hundredth of what strings take, and a file in order of its codes stays with one township for a while.
 */
export function codeSet(): CodeSet {
  const others = new Set<string>();
  const townships = new Map<number, Uint32Array>();
  let lastTownship = -1;
  let villages: Uint32Array = new Uint32Array(0);

  function addNumber(code: number): boolean {
    const township = Math.floor(code / 1000);
    if (township !== lastTownship) {
      const found = townships.get(township);
      villages = found ?? new Uint32Array(32);
      if (!found) townships.set(township, villages);
      lastTownship = township;
    }
    const village = code - township * 1000;
    const bit = 1 << (village & 31);
    const word = villages[village >>> 5] ?? 0;
    if ((word & bit) !== 0) return false;
    villages[village >>> 5] = word | bit;
    return true;
  }

  return {
    addNumber,
    add: (code) => {
      if (/^[1-9]\d{3,14}$/.test(code)) return addNumber(Number(code));
      if (others.has(code)) return false;
      others.add(code);
      return true;
    },
  };
}
