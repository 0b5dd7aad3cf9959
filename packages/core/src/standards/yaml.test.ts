import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { standardArbitrary } from './arbitrary.ts';
import { readStandardYaml, writeStandardYaml } from './yaml.ts';

const sample = `format: xingcun-standard/1
code: sample
version: '1'
draft: true
title: { zh: 示例, en: Sample }
source: { zh: 自拟, en: Our own }
stars:
  - code: ZF
    title: { zh: 增收致富星, en: Income }
    maxScore: 100
    passMark: 80
    indicators:
      - code: ZF1
        title: { zh: 项目, en: Projects }
        maxScore: 100
        basis: judged
        rule: { kind: judged, step: 0.5, guide: { zh: 看进度, en: Progress } }
`;

function problemsOf(text: string): { path: string; at: string; zh: string }[] {
  try {
    readStandardYaml(text);
  } catch (error) {
    const problems: unknown = error instanceof Refusal && error.code === 'standards.invalid' ? error.details['problems'] : null;
    if (!Array.isArray(problems)) throw error;
    return problems.map(({ path, at, message }: { path: string; at: string; message: { zh: string } }) => ({
      path,
      at,
      zh: message.zh,
    }));
  }
  return [];
}

test('a standard is read from YAML', () => {
  expect(readStandardYaml(sample).stars[0]).toMatchObject({ code: 'ZF', passMark: 8000, indicators: [{ maxScore: 10_000 }] });
});

test('problems give line and column beside the path, whether a value is wrong, unknown or missing', () => {
  const spoilt = sample
    .replace('maxScore: 100\n    pass', 'maxScore: 100.005\n    colour: red\n    pass')
    .replace('        basis: judged\n', '');
  expect(problemsOf(spoilt)).toEqual([
    { path: 'stars[0].indicators[0].basis', at: '14:9', zh: '缺少这一项' },
    { path: 'stars[0].colour', at: '11:13', zh: '没有“colour”这一项' },
  ]);
  expect(problemsOf(sample.replace('maxScore: 100\n    pass', 'maxScore: 100.005\n    pass'))).toEqual([
    { path: 'stars[0].maxScore', at: '10:15', zh: '小数位超过 2 位' },
  ]);
});

test('broken YAML is located', () => {
  expect(problemsOf('a: [1, 2')[0]).toMatchObject({ at: '1:9' });
  expect(problemsOf('code: a\ncode: b')[0]).toEqual({ path: '', at: '2:1', zh: '“code”在同一处写了两次' });
  expect(problemsOf('a: !!js/function x')[0]).toMatchObject({ at: '1:4', zh: 'YAML 写法有误：不支持的标签' });
});

test('digits that a binary number would lose are refused, not rounded', () => {
  expect(problemsOf(sample.replace('passMark: 80', 'passMark: 79.99499999999999999'))).toEqual([
    { path: '', at: '11:15', zh: '有效数字超过 15 位' },
    { path: 'stars[0].passMark', at: '11:15', zh: '小数位超过 2 位' },
  ]);
  expect(problemsOf(sample.replace('passMark: 80', 'passMark: 80.000000000000000001'))).toEqual([
    { path: '', at: '11:15', zh: '有效数字超过 15 位' },
  ]);
  expect(problemsOf(sample.replace('passMark: 80', 'passMark: 0x50'))).toEqual([{ path: '', at: '11:15', zh: '不是十进制数' }]);
});

test('a small text cannot become a large document', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`),
  ];
  expect(problemsOf(bomb.join('\n'))).toEqual([{ path: '', at: null, zh: '引用（*别名）超过 100 次' }]);
  expect(problemsOf('['.repeat(50_000))).toEqual([{ path: '', at: null, zh: '嵌套超过 40 层' }]);
  expect(problemsOf('- '.repeat(50_000))).toEqual([{ path: '', at: null, zh: '嵌套超过 40 层' }]);
  expect(() => readStandardYaml(`# ${'星'.repeat(400_000)}\n${sample}`)).toThrow(
    expect.objectContaining({ code: 'standards.tooLarge' }),
  );
});

test('property: a standard returns from YAML unchanged', () => {
  fc.assert(
    fc.property(standardArbitrary, (standard) => {
      expect(readStandardYaml(writeStandardYaml(standard))).toEqual(standard);
    }),
    { numRuns: 50 },
  );
}, 60_000);

test('property: no text makes the reader fail other than by a refusal', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...Array.from('{}[]:-, &*!|>%@`"\'\n\t ab1')) }), fc.json()),
      (text) => {
        expect(() => readStandardYaml(text)).toThrow(Refusal);
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
