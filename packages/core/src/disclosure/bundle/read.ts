import { openForm } from '../../assessment/items.ts';
import { carriers, combinations } from '../../cycles/cycle.ts';
import { stages } from '../../cycles/stage.ts';
import { askedCodes } from '../../fieldwork/appraisal/asked.ts';
import { drawnBecause } from '../../fieldwork/reinspection/plan.ts';
import { villageStates } from '../../rating/explanation.ts';
import { Refusal } from '../../refusal.ts';
import type { Standard } from '../../standards/standard.ts';
import { standingActs } from '../star-standing.ts';
import { type Bundle, bundleFormat } from './bundle.ts';
import { misfit, type Shape } from './shape.ts';

const text: Shape = { fields: { zh: 'string', en: 'string' } };
const score: Shape = { nullable: 'integer' };
const stage: Shape = { oneOf: stages };
const range: Shape = { fields: { low: 'integer', high: 'integer' } };

const entry: Shape = {
  kinds: {
    mark: { fields: { kind: 'string', score: 'integer' } },
    inputs: { fields: { kind: 'string', values: { record: 'integer' } } },
    notApplicable: { fields: { kind: 'string' } },
    count: { fields: { kind: 'string', count: 'integer' } },
    holds: { fields: { kind: 'string', holds: 'boolean' } },
  },
};

const seed: Shape = {
  kinds: {
    dice: { fields: { kind: 'string', throws: { list: 'integer' } } },
    committedNumbers: {
      fields: { kind: 'string', sides: { list: { fields: { commitment: 'digest', number: 'string', salt: 'string' } } } },
    },
  },
};

const counts = { satisfied: score, fairlySatisfied: score, dissatisfied: score, unsure: score, blank: score };
const appraisal: Shape = {
  fields: {
    rollDigest: 'digest',
    entitled: 'integer',
    present: 'integer',
    issued: 'integer',
    questions: {
      list: {
        fields: {
          code: { oneOf: askedCodes },
          figures: {
            nullable: { fields: { counts: { fields: counts }, scoreHundredths: 'integer', satisfactionHundredths: 'integer' } },
          },
        },
      },
    },
  },
};

const visits: Shape = {
  fields: {
    frameDigest: 'digest',
    draws: {
      list: {
        fields: {
          seed: 'string',
          parts: seed,
          strata: { list: { fields: { group: 'string', households: 'integer', size: 'integer', reserves: 'integer' } } },
        },
      },
    },
    thresholdPercent: 'integer',
    confidencePercent: 'integer',
    result: {
      nullable: {
        fields: {
          households: 'integer',
          answered: 'integer',
          insufficient: 'boolean',
          refused: score,
          absent: score,
          questions: {
            list: {
              fields: {
                questionId: 'string',
                yes: score,
                notYes: score,
                few: { oneOf: ['yes', 'notYes', null] },
                share: range,
                interval: range,
                threshold: { oneOf: ['met', 'notMet', 'cannotTell'] },
                moreVisits: score,
              },
            },
          },
        },
      },
    },
  },
};

const village: Shape = {
  fields: {
    code: 'string',
    name: text,
    declaredStars: { list: 'string' },
    previousGrade: { nullable: 'string' },
    levels: {
      list: {
        fields: {
          stage,
          sheetDigest: { nullable: 'digest' },
          cells: { record: { fields: { entry, score }, optional: { withheld: 'boolean' } } },
        },
      },
    },
    vetoes: { list: 'string' },
    appraisals: { list: appraisal },
    visits: { list: visits },
    standing: {
      list: { fields: { starCode: 'string', act: { oneOf: standingActs }, fromOn: 'string', untilOn: { nullable: 'string' } } },
    },
    published: {
      fields: {
        state: { oneOf: villageStates },
        starsWon: 'integer',
        grade: { nullable: 'string' },
        stars: { list: { fields: { starCode: 'string', state: 'string', score } } },
        levels: { list: { fields: { stage, stars: { list: { fields: { starCode: 'string', score, won: 'boolean' } } } } } },
        ratingDigest: 'digest',
        pageDigest: 'digest',
      },
    },
  },
};

const planned: Shape = {
  fields: {
    villageCode: 'string',
    lots: 'integer',
    given: 'boolean',
    take: 'integer',
    items: { list: { fields: { code: 'string', lots: 'integer' } } },
  },
};

const reinspection: Shape = {
  fields: {
    rounds: {
      list: {
        fields: {
          plan: {
            fields: {
              round: 'integer',
              take: { fields: { equal: 'integer', weighted: 'integer' } },
              villages: { list: planned },
            },
          },
          digest: 'digest',
          seed: { nullable: 'string' },
          parts: { nullable: seed },
          drawn: {
            list: { fields: { villageCode: 'string', itemCode: 'string', because: { oneOf: drawnBecause }, ticket: 'digest' } },
          },
        },
      },
    },
    findings: {
      list: {
        fields: { villageCode: 'string', itemCode: 'string', expected: 'integer', score: 'integer', notShown: 'boolean' },
      },
    },
  },
};

export const bundleShape: Shape = {
  fields: {
    format: { oneOf: [bundleFormat] },
    engineVersion: 'string',
    phase: { oneOf: ['preliminary', 'final'] },
    programme: {
      fields: {
        cityCode: 'string',
        year: 'integer',
        title: text,
        carrier: { oneOf: carriers },
        combination: { oneOf: combinations },
        weights: { nullable: { record: 'integer' } },
        sample: 'boolean',
      },
    },
    standard: { fields: { digest: 'digest', document: 'object' } },
    notice: { fields: { opensOn: 'string', noticeDays: 'integer', digest: 'digest' } },
    previous: { nullable: 'digest' },
    villages: { list: village },
    reinspection: { nullable: reinspection },
  },
};

/**
 * Reads the text of a bundle.
 * @throws {Refusal} disclosure.bundleNotReadable, with the place of the first fault
 */
export function readBundle(source: string): Bundle {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new Refusal('disclosure.bundleNotReadable', { place: 'JSON' });
  }
  const place = misfit(value, bundleShape);
  if (place !== null) throw new Refusal('disclosure.bundleNotReadable', { place });
  const bundle = value as Bundle;
  if (!isStandard(bundle.standard.document)) throw new Refusal('disclosure.bundleNotReadable', { place: 'standard.document' });
  return bundle;
}

/** Whether the engine can be made ready with it; what is wrong with a standard beyond that shows as a difference of its digest. */
function isStandard(document: Standard): boolean {
  try {
    return openForm(document).items.size > 0;
  } catch {
    return false; // whatever it is, it is no standard
  }
}
