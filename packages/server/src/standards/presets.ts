import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Standard } from '@xingcun/core/standards/standard';
import { readStandardYaml } from '@xingcun/core/standards/yaml';

const folder = fileURLToPath(new URL('../../../../standards/', import.meta.url));

/** The standards that come with the platform: the YAML files of `standards/`. */
export async function findPresets(): Promise<Standard[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(files.map(async (file) => readStandardYaml(await readFile(`${folder}${file}`, 'utf8'))));
}
