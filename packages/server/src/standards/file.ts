import { isUtf8 } from 'node:buffer';
import { Refusal } from '@xingcun/core/refusal';
import type { Standard } from '@xingcun/core/standards/standard';
import { readStandardYaml } from '@xingcun/core/standards/yaml';
import { readWorkbook } from './read-workbook.ts';

/** Every xlsx is a zip archive, which begins with these bytes. */
const zip = Buffer.from('PK\x03\x04', 'latin1');

/**
 * A standard from a file's content, whatever its name says: a zip archive is read as xlsx, anything else must be YAML in UTF-8.
 * @throws {Refusal} standards.unreadable, .invalid, .tooLarge, .tooHeavy, spreadsheet.unreadable, .tooLarge
 */
export async function readStandardFile(base64: string): Promise<Standard> {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0 || !(isUtf8(bytes) || isZip(bytes))) throw new Refusal('standards.unreadable');
  return isZip(bytes) ? readWorkbook(bytes) : readStandardYaml(bytes.toString('utf8'));
}

const isZip = (bytes: Buffer) => bytes.subarray(0, zip.length).equals(zip);
