import { z } from 'zod';
import { documentSchema } from './document-schema.ts';

/** JSON Schema (2020-12) of the document form, for editors and other programs; published as `standards/standard.schema.json`. */
export function standardJsonSchema(): object {
  return z.toJSONSchema(documentSchema, { io: 'input', reused: 'ref' });
}
