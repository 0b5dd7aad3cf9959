import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Language } from '@xingcun/core/text';
import { diffStandards } from '@xingcun/core/standards/diff';
import { toDocument } from '@xingcun/core/standards/to-document';
import { writeStandardYaml } from '@xingcun/core/standards/yaml';
import { say } from '../cli-words.ts';
import { Failure } from '../failure.ts';
import { readStandardFile } from './standard-file.ts';

/** `xingcun standard check` */
export async function checkCommand(file: string, language: Language): Promise<void> {
  const { title, version, stars, draft } = await readStandardFile(file);
  const indicators = stars.reduce((sum, star) => sum + star.indicators.length, 0);
  const lines = [say('checked', language, { file, title: title[language], version, stars: stars.length, indicators })];
  if (draft) lines.push(say('draft', language));
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** `xingcun standard diff` */
export async function diffCommand(oldFile: string, newFile: string, language: Language): Promise<void> {
  const changes = diffStandards(await readStandardFile(oldFile), await readStandardFile(newFile));
  const lines = changes.flatMap(({ stars, indicator, words, before, after }) => {
    const place = indicator ?? stars.join(' ');
    return [
      `  ${place === '' ? '' : `${place} `}${words[language]}`,
      ...(before ? [say('before', language, { text: before[language] })] : []),
      ...(after ? [say('after', language, { text: after[language] })] : []),
    ];
  });
  const heading = changes.length === 0 ? say('unchanged', language) : say('changed', language, { count: changes.length });
  process.stdout.write(`${[heading, ...lines].join('\n')}\n`);
}

/** `xingcun standard export` */
export async function exportCommand(file: string, output: string, language: Language): Promise<void> {
  const standard = await readStandardFile(file);
  switch (extname(output).toLowerCase()) {
    case '.yaml':
    case '.yml':
      writeFileSync(output, writeStandardYaml(standard));
      break;
    case '.json':
      writeFileSync(output, `${JSON.stringify(toDocument(standard), null, 2)}\n`);
      break;
    case '.xlsx': {
      const { writeWorkbookFile } = await import('@xingcun/spreadsheet/workbook-file');
      const { writeWorkbook } = await import('@xingcun/core/standards/workbook-write');
      writeFileSync(output, await writeWorkbookFile(writeWorkbook(standard)));
      break;
    }
    default:
      throw new Failure('extension', { file: output, expected: '.yaml / .xlsx / .json' });
  }
  process.stderr.write(`${say('exported', language, { file: output })}\n`);
}
