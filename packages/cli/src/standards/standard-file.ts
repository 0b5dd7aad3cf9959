import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Standard } from '@xingcun/core/standards/standard';
import { readStandardYaml } from '@xingcun/core/standards/yaml';
import { Failure } from '../failure.ts';

/** @throws {Refusal} standards.invalid and the like; {Failure} for an extension that is no standard's */
export function readStandardFile(path: string): Standard {
  switch (extname(path).toLowerCase()) {
    case '.yaml':
    case '.yml':
    case '.json':
      return readStandardYaml(readFileSync(path, 'utf8'));
    default:
      throw new Failure('extension', { file: path, expected: '.yaml / .xlsx' });
  }
}
