import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Standard } from '@xingcun/core/standards/standard';
import { readStandardYaml } from '@xingcun/core/standards/yaml';
import { Failure } from '../failure.ts';

/** @throws {Refusal} standards.invalid and the like; {Failure} for an extension that is no standard's */
export async function readStandardFile(path: string): Promise<Standard> {
  switch (extname(path).toLowerCase()) {
    case '.yaml':
    case '.yml':
    case '.json':
      return readStandardYaml(readFileSync(path, 'utf8'));
    case '.xlsx': {
      // What reads xlsx is loaded only where there is one: most runs start a fifth of a second sooner.
      const { readWorkbookFile } = await import('@xingcun/spreadsheet/workbook-file');
      const { readWorkbook } = await import('@xingcun/core/standards/workbook-read');
      return readWorkbook(await readWorkbookFile(readFileSync(path)));
    }
    default:
      throw new Failure('extension', { file: path, expected: '.yaml / .xlsx' });
  }
}
