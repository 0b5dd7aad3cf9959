// Which capability may import which, in every package alike. ARCHITECTURE.md explains it; architecture.test.ts holds it.
import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import path from 'node:path';

/** capability → what it may import, besides itself and files outside capability folders (refusal, route, http, db, ui …). */
export const allowed: Record<string, readonly string[]> = {
  units: ['records'],
  accounts: ['units', 'records'],
  records: ['units', 'accounts'],
  standards: ['units', 'accounts', 'records'],
  rating: ['standards'],
  cycles: ['units', 'accounts', 'records', 'standards'],
  assessment: ['units', 'accounts', 'records', 'standards', 'rating', 'cycles'],
  fieldwork: ['units', 'accounts', 'records', 'standards', 'rating', 'cycles', 'assessment'],
  disclosure: ['units', 'accounts', 'records', 'standards', 'rating', 'cycles', 'assessment', 'fieldwork'],
  inbox: ['units', 'accounts', 'records', 'standards', 'rating', 'cycles', 'assessment', 'fieldwork', 'disclosure'],
  insight: ['units', 'accounts', 'records', 'standards', 'rating', 'cycles', 'assessment', 'fieldwork', 'disclosure'],
};

/** package → packages it may import. */
export const packagesAllowed: Record<string, readonly string[]> = {
  core: [],
  spreadsheet: ['core'],
  server: ['core', 'spreadsheet'],
  cli: ['core', 'spreadsheet'],
  web: ['core'],
};

/** Folders that compose everything and may import any capability. */
const composition = new Set(['app', 'test', 'sample']);

export interface Violation {
  file: string;
  imports: string;
  why: string;
}

/** Every forbidden import below `root`/packages. */
export function findViolations(root: string): Violation[] {
  const found: Violation[] = [];
  for (const file of globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root })) {
    const [, ownPackage = '', , first = ''] = file.split(path.sep);
    const own = first in allowed ? first : null;
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      const target = resolve(file, specifier);
      if (!target) continue;
      if (target.package !== ownPackage && !packagesAllowed[ownPackage]?.includes(target.package))
        found.push({ file, imports: specifier, why: `package ${ownPackage} must not import ${target.package}` });
      const capability = target.capability in allowed ? target.capability : null;
      if (own && capability && capability !== own && !allowed[own]?.includes(capability))
        found.push({ file, imports: specifier, why: `${own} must not import ${capability}` });
      if (!own && capability && !composition.has(first) && first.includes('/') === false && isSharedFolder(first))
        found.push({ file, imports: specifier, why: `${first}/ knows no capability` });
    }
  }
  return found;
}

/** Folders below which no capability is known: components and plumbing. */
function isSharedFolder(folder: string): boolean {
  return folder === 'ui';
}

function resolve(file: string, specifier: string): { package: string; capability: string } | null {
  const ours = /^@xingcun\/([a-z]+)\/([^/]+)/.exec(specifier);
  if (ours) return { package: ours[1] ?? '', capability: ours[2] ?? '' };
  if (!specifier.startsWith('.')) return null;
  const [, inPackage = '', , capability = ''] = path.join(path.dirname(file), specifier).split(path.sep);
  return { package: inPackage, capability };
}
