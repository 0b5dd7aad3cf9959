import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchDashboards } from './dashboards.ts';
import { villages } from './field.ts';
import { printTable } from './measure.ts';
import { benchCommand, benchEngine } from './rating.ts';
import { benchSaving } from './saving.ts';
import { benchVerifying } from './verifying.ts';

// `npm run bench`: what Xingcun asks of its own speed, each as a ratio against a floor that is measured in the same run, in turns. With the
// word `rating`, `verifying`, `saving` or `dashboards` only that part.

const only = process.argv[2];

console.log(
  `node ${process.version} on ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}; least of several rounds; ${villages.toLocaleString('en')} villages × 59 marks`,
);
const folder = mkdtempSync(join(tmpdir(), 'xingcun-bench-'));
try {
  const wants = (part: string) => only === undefined || only === part;
  if (wants('verifying')) printTable('recomputing a published result', await benchVerifying());
  if (wants('rating')) {
    printTable('rating in memory', await benchEngine(folder));
    printTable('rating from file to file', await benchCommand(folder));
  }
  if (wants('saving')) printTable('saving one score cell over HTTP, 8 people at once', await benchSaving(folder));
  if (wants('dashboards')) printTable('dashboards of 10,000 villages over HTTP, 8 people at once', await benchDashboards(folder));
} finally {
  rmSync(folder, { recursive: true });
}
