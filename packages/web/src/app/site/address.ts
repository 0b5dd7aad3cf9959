/** The address of a page of the public site, taken apart. */
export interface Address {
  /** The named parts of the path: `villageCode`. */
  path: Readonly<Record<string, string>>;
  search: URLSearchParams;
}

/** Takes an address apart by a pattern like `/villages/:villageCode`; null where it does not fit. */
export function matchAddress(pattern: string, url: URL): Address | null {
  const wanted = pattern.split('/');
  const given = url.pathname.split('/');
  if (wanted.length !== given.length) return null;
  const path: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    const found = decodeURIComponent(given[index] ?? '');
    if (step.startsWith(':')) path[step.slice(1)] = found;
    else if (step !== found) return null;
  }
  return { path, search: url.searchParams };
}

/** Which year is looked at; absent is the newest. */
export function yearIn({ search }: Address): number | undefined {
  const year = Number(search.get('year'));
  return Number.isInteger(year) && year > 1999 && year < 2101 ? year : undefined;
}

/** Which page of a long list is looked at; absent is the first. */
export function pageIn({ search }: Address): number | undefined {
  const page = Number(search.get('page'));
  return Number.isInteger(page) && page > 1 && page <= 10_000 ? page : undefined;
}

/** The address of a page of the public site, with the year where one is looked at. */
export function siteAddress(path: string, year?: number, page = 1): string {
  const asked = new URLSearchParams();
  if (year !== undefined) asked.set('year', String(year));
  if (page > 1) asked.set('page', String(page));
  return asked.size === 0 ? path : `${path}?${asked.toString()}`;
}
