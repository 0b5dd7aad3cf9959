interface YearFigures {
  year: number;
  standardCode: string;
  standardVersion: string;
}

/**
 * Years in order, each with whether its standard differs from the year before: figures on both sides of such a mark were measured by different
 * rules.
 */
export function alignYears<Y extends YearFigures>(years: readonly Y[]): (Y & { standardChanged: boolean })[] {
  const inOrder = years.toSorted((a, b) => a.year - b.year);
  return inOrder.map((year, index) => {
    const before = inOrder[index - 1];
    const changed = before && (before.standardCode !== year.standardCode || before.standardVersion !== year.standardVersion);
    return { ...year, standardChanged: changed ?? false };
  });
}
