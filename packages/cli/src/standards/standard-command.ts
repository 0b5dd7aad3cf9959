import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Language } from '@xingcun/core/text';
import { toDocument } from '@xingcun/core/standards/to-document';
import { writeStandardYaml } from '@xingcun/core/standards/yaml';
import { say } from '../cli-words.ts';
import { Failure } from '../failure.ts';
import { readStandardFile } from './standard-file.ts';

/** `xingcun standard check` */
export function checkCommand(file: string, language: Language): void {
  const { title, version, stars, draft } = readStandardFile(file);
  const indicators = stars.reduce((sum, star) => sum + star.indicators.length, 0);
  const lines = [say('checked', language, { file, title: title[language], version, stars: stars.length, indicators })];
  if (draft) lines.push(say('draft', language));
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** `xingcun standard export` */
export function exportCommand(file: string, output: string, language: Language): void {
  const standard = readStandardFile(file);
  switch (extname(output).toLowerCase()) {
    case '.yaml':
    case '.yml':
      writeFileSync(output, writeStandardYaml(standard));
      break;
    case '.json':
      writeFileSync(output, `${JSON.stringify(toDocument(standard), null, 2)}\n`);
      break;
    default:
      throw new Failure('extension', { file: output, expected: '.yaml / .xlsx / .json' });
  }
  process.stderr.write(`${say('exported', language, { file: output })}\n`);
}
