import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standardArbitrary } from './arbitrary.ts';
import { canonicalJson } from './canonical.ts';
import { diffStandards } from './diff.ts';
import { parseStandard } from './document.ts';
import type { Standard } from './standard.ts';
import { toDocument } from './to-document.ts';
import { readStandardYaml } from './yaml.ts';

const folder = new URL('../../../../standards/', import.meta.url);
const karamay = readStandardYaml(readFileSync(new URL('karamay-ten-stars.yaml', folder), 'utf8'));
const changed = (change: (standard: Standard) => void): Standard => {
  const copy = structuredClone(karamay);
  change(copy);
  return copy;
};
const star = (standard: Standard, code: string) => standard.stars.find((one) => one.code === code) ?? expect.fail(code);
const indicator = (standard: Standard, code: string) =>
  standard.stars.flatMap(({ indicators }) => indicators).find((one) => one.code === code) ?? expect.fail(code);

test('a changed maximum, pass mark and rule read as sentences, with the stars they touch', () => {
  const to = changed((standard) => {
    star(standard, 'ZF').passMark = 8500;
    indicator(standard, 'ZF1').maxScore = 1500;
    indicator(standard, 'MG3').rule = { kind: 'judged', step: 100, guide: { zh: '看公开日历。', en: 'See the calendar.' } };
  });
  expect(diffStandards(karamay, to).map(({ stars, indicator: code, words }) => [stars, code, words.zh])).toEqual([
    [['ZF'], null, '增收致富星：达标线由“80”改为“85”'],
    [['ZF'], 'ZF1', 'ZF1 人均收入增幅：满分由“20”改为“15”'],
    [['MG'], 'MG3', 'MG3 村务财务公开：评分细则有变化，改为“评议打分”'],
  ]);
  const rule = diffStandards(karamay, to).at(-1);
  expect(rule?.before?.zh).toContain('达到100%得满分20分');
  expect(rule?.after?.zh).toBe('由评定人在0至20分之间打分，以1分为一档。看公开日历。');
  expect(rule?.words.en).toBe('MG3 Disclosure in time: Rule changed to “Marked by people”');
});

test('indicators added, removed and moved are told apart', () => {
  const to = changed((standard) => {
    const moved = star(standard, 'PA').indicators.pop() ?? expect.fail('no indicator');
    star(standard, 'MG').indicators.push(moved);
    const added = structuredClone(indicator(standard, 'WM3'));
    star(standard, 'WM').indicators.push({ ...added, code: 'WM9' });
    star(standard, 'NL').indicators.shift();
  });
  const changes = diffStandards(karamay, to);
  expect(changes.map(({ stars, words }) => [stars, words.zh])).toEqual([
    [['NL'], '删除指标：NL1 村干部培训'],
    [['PA', 'MG'], '指标移到另一颗星：PA6 诉求办理'],
    [['WM'], '新增指标：WM9 文明实践活动'],
  ]);
  expect(changes[1]).toMatchObject({ before: { zh: '平安建设星' }, after: { zh: '民主管理星' } });
});

test('bands, vetoes and lead units are compared', () => {
  const to = changed((standard) => {
    standard.vetoes.pop();
    star(standard, 'NL').leadUnit = { zh: '区委党校', en: 'District Party School' };
    if (standard.grade?.bands[0]) standard.grade.bands[0].from = '10';
  });
  expect(diffStandards(karamay, to).map(({ words }) => words.zh)).toEqual([
    '能力提升星：牵头单位由“区委组织部”改为“区委党校”',
    '删除全局一票否决：GV4 利用本系统记录禁止采集的个人信息，经认定属实',
    '测算与定级有变化',
  ]);
});

test('only the version differs: nothing to tell; other decimal places alone change one thing', () => {
  expect(diffStandards(karamay, { ...karamay, version: '2027.1' })).toEqual([]);
  const finer = parseStandard({ ...toDocument(karamay), scorePlaces: 3 });
  expect(diffStandards(karamay, finer).map(({ words }) => words.zh)).toEqual(['得分小数位由“2”改为“3”']);
});

test('property: a standard differs from itself in nothing, and from another whenever anything but the version does', () => {
  fc.assert(
    fc.property(standardArbitrary, standardArbitrary, (from, to) => {
      expect(diffStandards(from, structuredClone(from))).toEqual([]);
      const same = canonicalJson({ ...from, version: '' }) === canonicalJson({ ...to, version: '' });
      expect(diffStandards(from, to).length === 0).toBe(same);
    }),
    { numRuns: 50 },
  );
}, 60_000);

/** Every text, number and yes/no of a document, by its path. */
function leavesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return value === null ? [] : [path];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, Array.isArray(value) ? Number(key) : key]));
}

function withLeafChanged(value: unknown, path: readonly (string | number)[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' ? `${value}改` : typeof value === 'number' ? value + 1 : !value;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === key ? withLeafChanged(item, rest) : item));
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, child]) => [name, name === key ? withLeafChanged(child, rest) : child]),
      )
    : value;
}

test('property: no single change of a text, number or setting goes unnoticed', () => {
  fc.assert(
    fc.property(standardArbitrary, fc.nat(), (standard, pick) => {
      const paths = leavesOf(standard).filter(([first]) => first !== 'version' && first !== 'format' && first !== 'scorePlaces');
      const path = paths[pick % paths.length] ?? [];
      // A spoilt setting need not be a valid standard: the comparison works on any two.
      const spoilt = withLeafChanged(standard, path) as Standard;
      if (['kind', 'basis', 'notApplicable', 'whenMissing', 'whenNone', 'aggregation'].includes(String(path.at(-1)))) return;
      expect(diffStandards(standard, spoilt), path.join('.')).not.toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 60_000);
