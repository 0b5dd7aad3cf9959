import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readStandardYaml } from '@xingcun/core/standards/yaml';

/** The standard on which the browser tests rate: three stars, every kind of item. Its codes are those of the server tests' standard. */
export const threeStarsFile = fileURLToPath(new URL('three-stars.yaml', import.meta.url));
export const threeStars = () => readStandardYaml(readFileSync(threeStarsFile, 'utf8'));
