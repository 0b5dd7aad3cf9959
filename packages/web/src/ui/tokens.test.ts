import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { antdColors, primaryFill } from './antd-colors.ts';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = css.split(':root[data-theme="dark"]');
const colorsIn = (part: string) =>
  new Map([...part.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]));
const themes = { light: colorsIn(lightCss), dark: colorsIn(darkCss) };

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['ground', 'surface', 'raised', 'sunken'];
const inks = ['ink', 'ink-soft', 'ink-faint', 'cinnabar', 'jade', 'amber', 'slate', 'violet', 'danger'];
const tones = ['cinnabar', 'jade', 'amber', 'slate', 'violet', 'danger'];

for (const shade of ['light', 'dark'] as const) {
  const color = (name: string) => themes[shade].get(name) ?? expect.unreachable(`--${name} is missing in ${shade}`);

  test(`${shade}: every text colour reads on every ground (WCAG 2.2 AA, 4.5)`, () => {
    for (const ink of inks)
      for (const ground of grounds)
        expect([ink, ground, contrast(color(ink), color(ground)) >= 4.5]).toEqual([ink, ground, true]);
  });
  test(`${shade}: a state's words read on its own soft ground`, () => {
    for (const tone of tones) expect([tone, contrast(color(tone), color(`${tone}-soft`)) >= 4.5]).toEqual([tone, true]);
  });
  test(`${shade}: the primary button's words read, at rest and under the pointer`, () => {
    expect(contrast(color('on-fill'), color('cinnabar-fill'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color('on-fill'), color('cinnabar-fill-hover'))).toBeGreaterThanOrEqual(4.5);
  });
  test(`${shade}: edges of fields and the focus ring are seen (3)`, () => {
    for (const ground of grounds) {
      expect(contrast(color('line-firm'), color(ground))).toBeGreaterThanOrEqual(3);
      expect(contrast(color('focus'), color(ground))).toBeGreaterThanOrEqual(3);
    }
  });
  test(`${shade}: antd has the same colours`, () => {
    const known = new Set(themes[shade].values());
    for (const [name, hex] of [...Object.entries(antdColors[shade]), ...Object.entries(primaryFill[shade])])
      expect([name, known.has(hex)]).toEqual([name, true]);
  });
}
