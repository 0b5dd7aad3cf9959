import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { standardJsonSchema } from './json-schema.ts';
import type { Indicator, Rule, Standard } from './standard.ts';
import { readStandardYaml } from './yaml.ts';

const folder = new URL('../../../../standards/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
const read = (name: string): Standard => readStandardYaml(readFileSync(new URL(name, folder), 'utf8'));

const karamay = read('karamay-ten-stars.yaml');
const indicators: Indicator[] = karamay.stars.flatMap((star) => star.indicators);

test('the published JSON Schema is the one generated from the reader’s own schema (vitest -u writes it)', async () => {
  await expect(`${JSON.stringify(standardJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../../../standards/standard.schema.json',
  );
});

test.each(files)('%s is a valid draft with its source, and names the schema for editors', (name) => {
  const standard = read(name);
  expect(standard.draft).toBe(true);
  expect(standard.source.zh.length).toBeGreaterThan(20);
  expect(readFileSync(new URL(name, folder), 'utf8')).toMatch(
    /^# yaml-language-server: \$schema=\.\.?\/standard\.schema\.json\n/,
  );
});

test('the draft of Karamay has 10 stars and 59 indicators: 48 computed, 3 mixed, 8 judged', () => {
  expect(karamay.stars.map(({ title }) => title.zh)).toEqual([
    '增收致富星',
    '民族团结星',
    '宗教和谐星',
    '领导核心星',
    '先锋模范星',
    '能力提升星',
    '民主管理星',
    '生态宜居星',
    '平安建设星',
    '乡风文明星',
  ]);
  expect(indicators).toHaveLength(59);
  const count = (basis: string) => indicators.filter((indicator) => indicator.basis === basis).length;
  expect({ computed: count('computed'), mixed: count('mixed'), judged: count('judged') }).toEqual({
    computed: 48,
    mixed: 3,
    judged: 8,
  });
});

test('every star of Karamay has 100 points in its indicators and is won at 80', () => {
  for (const star of karamay.stars) {
    expect(
      star.indicators.reduce((sum, { maxScore }) => sum + maxScore, 0),
      star.code,
    ).toBe(10_000);
    expect(star, star.code).toMatchObject({ maxScore: 10_000, passMark: 8000, combine: { kind: 'sum' } });
    expect(star.leadUnit, star.code).not.toBeNull();
  }
  expect(karamay.vetoes).toHaveLength(4);
  expect(karamay.grade?.bands.map(({ title, from }) => [title.zh, from])).toEqual([
    ['示范村', '9'],
    ['先进村', '7'],
    ['达标村', '5'],
    ['提升村', null],
  ]);
});

test('bonuses and vetoes stand as drafted: none for 宗教和谐, no veto for 能力提升', () => {
  expect(karamay.stars.map(({ code, bonus, vetoes }) => [code, bonus && bonus.cap / 100, vetoes.length])).toEqual([
    ['ZF', 5, 2],
    ['MZ', 4, 1],
    ['ZJ', null, 2],
    ['LD', 5, 3],
    ['XF', 3, 1],
    ['NL', 4, 0],
    ['MG', 4, 3],
    ['ST', 4, 1],
    ['PA', 4, 2],
    ['WM', 4, 1],
  ]);
});

test('Karamay uses every kind of rule, each where it fits', () => {
  const kinds = new Set(
    indicators.flatMap(({ rule }) => [rule.kind, ...(rule.kind === 'sum' ? rule.parts.map((part) => part.rule.kind) : [])]),
  );
  const all: Rule['kind'][] = [
    'appraisal',
    'checklist',
    'formula',
    'judged',
    'linear',
    'occurrences',
    'proportion',
    'steps',
    'sum',
  ];
  expect([...kinds].toSorted()).toEqual(all);
});

test('complaints, requests and mediations never lower a score: nothing to handle gives the full score', () => {
  for (const code of ['ZF6', 'MZ6', 'ZJ4', 'ZJ5', 'NL3', 'MG5', 'PA4', 'PA6', 'ST2', 'ST6', 'LD6']) {
    expect(indicators.find((indicator) => indicator.code === code)?.rule, code).toMatchObject({
      kind: 'proportion',
      whenNone: 'full',
    });
  }
});

test('the presets and examples state other published methods', () => {
  const composite = read('five-level-composite.yaml');
  expect(composite.measures[0]).toMatchObject({ expression: '0.7 * WORK + 0.3 * APPRAISAL', places: 2 });
  expect(composite.grade).toMatchObject({
    quotas: [{ grade: 'five', share: 3000 }],
    caps: [{ when: 'satisfaction < 60', atMost: 'two' }],
  });
  expect(composite.grade?.bands.map(({ from }) => from)).toEqual(['90', '80', '70', '60', null]);
  expect(read('five-named-stars.yaml').stars.map(({ passMark }) => passMark)).toEqual([8500, 8500, 8500, 8500, 8500]);
  expect(read('examples/idm.yaml').grade?.bands.map(({ from }) => from)).toEqual(['0.8155', '0.7072', '0.5989', '0.4907', null]);
  expect(read('examples/geometric-index.yaml').stars[0]?.combine).toEqual({ kind: 'geometricMean' });
  expect(read('examples/nursing-home-five-star.yaml').measures).toHaveLength(3);
});
