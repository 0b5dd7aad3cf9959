import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { chooseLanguage } from './cli-words.ts';
import { runProgram } from './program.ts';

/** Runs the command line in this process, in Chinese unless told otherwise. */
export async function run(...args: string[]): Promise<{ code: number; out: string; errors: string }> {
  const written = { out: '', errors: '' };
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.out += String(text)), true));
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((written.errors += String(text)), true));
  try {
    return { code: await runProgram(args, chooseLanguage(args, {})), ...written };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

/** A folder of its own, with these files; it goes when the test ends. */
export function givenFiles(files: Record<string, string>): { path: (name: string) => string; read: (name: string) => string } {
  const folder = mkdtempSync(join(tmpdir(), 'xingcun-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);
  for (const [name, content] of Object.entries(files)) writeFileSync(path(name), content);
  return { path, read: (name) => readFileSync(path(name), 'utf8') };
}

export const standardYaml = `format: xingcun-standard/1
code: two-stars
version: "1"
draft: true
title: { zh: 两星, en: Two stars }
source: { zh: 测试, en: a test }
stars:
  - code: A
    title: { zh: 甲星, en: Star A }
    maxScore: 100
    passMark: 80
    indicators:
      - code: A1
        title: { zh: 办结率, en: Closed in time }
        maxScore: 60
        basis: computed
        notApplicable: allowed
        rule:
          kind: proportion
          inputs:
            - { code: closed, title: { zh: 办结, en: closed }, unit: { zh: 件, en: items } }
            - { code: due, title: { zh: 应办, en: due }, unit: { zh: 件, en: items } }
          numerator: closed
          denominator: due
          whenNone: full
      - code: A2
        title: { zh: 环境, en: Environment }
        maxScore: 40
        basis: judged
        rule: { kind: judged, step: 0.5, guide: { zh: 看现场, en: look at the place } }
    bonus:
      cap: 5
      items:
        - { code: Ab, title: { zh: 表彰, en: Praise }, each: 1 }
    vetoes:
      - { code: Av, title: { zh: 造假, en: Forgery }, authority: { zh: 审计, en: auditors } }
    hardStandards: []
  - code: B
    title: { zh: 乙星, en: Star B }
    maxScore: 100
    passMark: 80
    indicators:
      - code: B1
        title: { zh: 服务, en: Service }
        maxScore: 100
        basis: judged
        rule: { kind: judged, step: 0.5, guide: { zh: 看记录, en: look at the records } }
grade:
  by: starsWon
  bands:
    - { code: good, title: { zh: 先进, en: Good }, from: 2 }
    - { code: fair, title: { zh: 达标, en: Fair }, from: 1 }
    - { code: low, title: { zh: 提升, en: Low }, from: null }
`;
