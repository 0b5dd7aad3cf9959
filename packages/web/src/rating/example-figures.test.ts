import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileStandard } from '@xingcun/core/rating/compile';
import { rateIndicator } from '@xingcun/core/rating/indicator-score';
import { emptySheet } from '@xingcun/core/rating/sheet';
import { checkSheet } from '@xingcun/core/rating/sheet-check';
import { readStandardYaml } from '@xingcun/core/standards/yaml';
import { expect, test } from 'vitest';
import { exampleFigures, sliderBounds, slotsOf } from './example-figures.ts';

const folder = fileURLToPath(new URL('../../../../standards/', import.meta.url));
const standards = globSync('**/*.yaml', { cwd: folder }).map((file) => [file, readFileSync(folder + file, 'utf8')] as const);

test.each(standards)('every computed indicator of %s begins with figures that its rule takes and scores', (_, yaml) => {
  const compiled = compileStandard(readStandardYaml(yaml));
  for (const [code, indicator] of compiled.indicators) {
    if (indicator.indicator.rule.kind === 'judged') continue;
    const entry = { kind: 'inputs', values: exampleFigures(indicator) } as const;
    checkSheet(compiled, { ...emptySheet, entries: { [code]: entry } });
    expect(rateIndicator(indicator, entry).rating, code).toMatchObject({ state: 'scored' });
  }
});

test.each(standards)('no slider of %s leaves the bounds of its figure', (_, yaml) => {
  for (const indicator of compileStandard(readStandardYaml(yaml)).indicators.values()) {
    for (const { slot, rule } of slotsOf(indicator)) {
      const bounds = sliderBounds(rule, slot);
      if (!bounds) continue;
      expect(bounds.min).toBeLessThan(bounds.max);
      expect(bounds.min).toBeGreaterThanOrEqual(slot.input.min ?? Number.NEGATIVE_INFINITY);
      expect(bounds.max).toBeLessThanOrEqual(slot.input.max ?? Number.POSITIVE_INFINITY);
    }
  }
});
