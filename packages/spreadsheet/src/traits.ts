import type { FilledWorksheet } from '@xingcun/core/standards/workbook';
import type { ZipEntry } from './zip.ts';

type Traits = Pick<FilledWorksheet, 'formulas' | 'percents' | 'errors' | 'merged'>;

/**
 * What the values of a worksheet do not show, by the sheet’s name: read from the parts that `readWorkbookFile` has checked already. A sheet
 * that cannot be told has none.
 */
export function traitsByName(entries: readonly ZipEntry[]): ReadonlyMap<string, Traits> {
  const parts = new Map(entries.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));
  const targets = new Map(
    [...(parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/g)].map(
      ([, attributes = '']) => [attribute(attributes, 'Id'), partName(attribute(attributes, 'Target') ?? '')],
    ),
  );
  const percent = percentStyles(parts.get('xl/styles.xml') ?? '');
  return new Map(
    [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<(?:\w+:)?sheet\b([^>]*)>/g)].map(([, attributes = '']) => {
      const part = targets.get(attribute(attributes, 'r:id') ?? attribute(attributes, '\\w+:id'));
      return [unescape(attribute(attributes, 'name') ?? ''), traitsOf(parts.get(part ?? '') ?? '', percent)];
    }),
  );
}

/** A target is named from the folder of the workbook, or from the top. */
const partName = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

function attribute(attributes: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  return double ?? single;
}

const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescape = (text: string) =>
  text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => signs[name] ?? '');

/** Numbers of the cell formats that show per cent. */
function percentStyles(styles: string): ReadonlySet<string> {
  // 9 and 10 are 0% and 0.00% in every workbook (ECMA-376, 18.8.30)
  const formats = new Set(['9', '10']);
  for (const [, attributes = ''] of styles.matchAll(/<(?:\w+:)?numFmt\b([^>]*)>/g))
    if (attribute(attributes, 'formatCode')?.includes('%')) formats.add(attribute(attributes, 'numFmtId') ?? '');
  const [cellFormats = ''] = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles) ?? [];
  return new Set(
    [...cellFormats.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].flatMap(([, attributes = ''], index) =>
      formats.has(attribute(attributes, 'numFmtId') ?? '') ? String(index) : [],
    ),
  );
}

function traitsOf(xml: string, percent: ReadonlySet<string>): Traits {
  const formulas = new Set<string>();
  const percents = new Set<string>();
  const errors = new Set<string>();
  for (const [, attributes = '', content = ''] of xml.matchAll(/<(?:\w+:)?c\s([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g)) {
    const address = attribute(attributes, 'r');
    if (address === undefined) continue;
    if (/<(?:\w+:)?f[\s>/]/.test(content)) formulas.add(address);
    const type = attribute(attributes, 't');
    if (type === 'e') errors.add(address);
    const isNumber = type === undefined || type === 'n';
    if (isNumber && content !== '' && percent.has(attribute(attributes, 's') ?? '')) percents.add(address);
  }
  const merged = [...xml.matchAll(/<(?:\w+:)?mergeCell\b([^>]*)>/g)].flatMap(
    ([, attributes = '']) => attribute(attributes, 'ref') ?? [],
  );
  return { formulas, percents, errors, merged };
}
