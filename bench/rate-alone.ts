// Rates the field and nothing else, so that the peak of this process is the engine's; explanations kept with `--keep`.
import { explainRow } from '@xingcun/core/rating/explain-row';
import { rateMany } from '@xingcun/core/rating/rate-many';
import { compiled, field, villages } from './field.ts';

const keepExplanations = process.argv.includes('--keep');
const columns = field(villages);
const rated = rateMany(compiled, columns, { keepExplanations });
if (keepExplanations) explainRow(compiled, columns, rated, villages - 1);
console.log(process.resourceUsage().maxRSS / 1024);
