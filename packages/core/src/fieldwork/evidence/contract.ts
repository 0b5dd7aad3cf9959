import { z } from 'zod';
import { bytesSchema, fileSchema } from '../../bytes.ts';
import { cycleStates } from '../../cycles/cycle.ts';
import { stages } from '../../cycles/stage.ts';
import { route } from '../../route.ts';
import { textSchema } from '../../text.ts';
import { daySchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../../wire.ts';
import { fileKindNames, fileLimits } from './file-kind.ts';
import { evidenceKinds, partBytes, recordKindNames } from './piece.ts';

const personSchema = z.strictObject({ accountId: z.string(), name: z.string() });
const obstacleSchema = z.strictObject({ code: z.string(), details: z.record(z.string(), z.unknown()) });
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);
const assessmentParams = z.strictObject({ assessmentId: z.uuid() });
const pieceParams = z.strictObject({ evidenceId: z.uuid() });
const uploadParams = z.strictObject({ uploadId: z.uuid() });

/** What people say of a piece; never about a resident. */
const descriptionSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  note: z.string().trim().max(1000),
  /** The days that the piece speaks of; the day of adding is kept apart. */
  effectiveFrom: daySchema,
  effectiveTo: daySchema.nullable(),
  itemCodes: z.array(itemCodeSchema).max(100),
});
export type Description = z.infer<typeof descriptionSchema>;

export const pieceSchema = z.strictObject({
  id: z.uuid(),
  ...descriptionSchema.omit({ title: true, note: true }).shape,
  title: z.string(),
  note: z.string(),
  kind: z.enum(evidenceKinds),
  /** Grows with every change of its links. */
  version: z.int(),
  addedBy: personSchema,
  addedAt: instantSchema,
  addedFor: z.strictObject({ code: unitCodeSchema, name: textSchema }),
  file: z
    .strictObject({
      contentType: z.enum(fileKindNames),
      /** Bytes. */
      size: z.int(),
      width: z.int().nullable(),
      height: z.int().nullable(),
      pages: z.int().nullable(),
      sha256: digestSchema,
      hasThumbnail: z.boolean(),
    })
    .nullable(),
  /** The record that it is. */
  record: z
    .strictObject({ kind: z.enum(recordKindNames), id: z.string(), words: textSchema, on: daySchema.nullable() })
    .nullable(),
  /** Where the paper or the other system's record is. */
  reference: z.string().nullable(),
  /** Score cells that name it. */
  citedBy: z.array(z.strictObject({ stage: z.enum(stages), itemCode: itemCodeSchema })),
  /** Set on a redacted copy. */
  redaction: z.strictObject({ of: z.uuid(), reason: z.string() }).nullable(),
  /** Set on an original behind a redacted copy; those who may not open it do not see it at all. */
  sealed: z.strictObject({ at: instantSchema, by: z.string(), copyId: z.uuid().nullable() }).nullable(),
  withdrawn: z.strictObject({ at: instantSchema, by: z.string(), reason: z.string(), erased: z.boolean() }).nullable(),
  /** Photos that look much the same, to be looked at; nothing follows. */
  looksLike: z.array(
    z.strictObject({
      id: z.uuid(),
      assessmentId: z.uuid(),
      villageName: textSchema,
      year: z.int(),
      title: z.string(),
      addedAt: instantSchema,
      hasThumbnail: z.boolean(),
      /** Of 64 bits, those that differ. */
      bits: z.int(),
    }),
  ),
  acts: z.strictObject({
    link: z.array(obstacleSchema),
    withdraw: z.array(obstacleSchema),
    redact: z.array(obstacleSchema),
  }),
});
export type Piece = z.infer<typeof pieceSchema>;

const coveredItemSchema = z.strictObject({
  itemCode: itemCodeSchema,
  starCode: itemCodeSchema.nullable(),
  title: textSchema,
  wished: z.array(textSchema),
  coverage: z.enum(['piece', 'words', 'none']),
  pieces: z.strictObject({ file: z.int(), record: z.int(), document: z.int() }),
});

export const readEvidence = route({
  method: 'GET',
  path: '/assessments/:assessmentId/evidence',
  permission: 'fieldwork.readEvidence',
  summary: { zh: '一村的佐证材料及各项有无佐证', en: 'A village’s proof, and which items lack it' },
  params: assessmentParams,
  response: z.strictObject({
    assessmentId: z.uuid(),
    villageCode: unitCodeSchema,
    villageName: textSchema,
    year: z.int(),
    cycleState: z.enum(cycleStates),
    stars: z.array(z.strictObject({ code: itemCodeSchema, title: textSchema })),
    items: z.array(coveredItemSchema),
    /** Items without any proof, by star; `''` for the whole standard. */
    missing: z.record(z.string(), z.int()),
    pieces: z.array(pieceSchema),
    /** The caller's uploads that broke off; choosing the same file again goes on where they stopped. */
    unfinished: z.array(
      z.strictObject({
        id: z.uuid(),
        description: descriptionSchema,
        size: z.int(),
        received: z.int(),
        startedAt: instantSchema,
      }),
    ),
    acts: z.strictObject({ add: z.array(obstacleSchema) }),
  }),
});

export const listEvidenceRecords = route({
  method: 'GET',
  path: '/assessments/:assessmentId/evidence-records',
  permission: 'fieldwork.addEvidence',
  summary: { zh: '可直接用作佐证的已有记录', en: 'Records that can be proof as they stand' },
  params: assessmentParams,
  response: z.array(
    z.strictObject({
      kind: z.enum(recordKindNames),
      id: z.string(),
      words: textSchema,
      on: daySchema,
      /** The piece that it is already. */
      evidenceId: z.uuid().nullable(),
    }),
  ),
});

export const addEvidence = route({
  method: 'POST',
  path: '/assessments/:assessmentId/evidence',
  permission: 'fieldwork.addEvidence',
  summary: { zh: '以已有记录或线下材料作佐证', en: 'Add a record or a paper kept elsewhere as proof' },
  params: assessmentParams,
  body: descriptionSchema.extend({
    source: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('record'), recordKind: z.enum(recordKindNames), recordId: z.string().min(1).max(100) }),
      z.strictObject({ kind: z.literal('document'), reference: z.string().trim().min(1).max(500) }),
    ]),
  }),
  status: 201,
  response: pieceSchema,
});

const fileSaid = {
  /** SHA-256 of the file as it will arrive, computed on the device after metadata was taken out. */
  sha256: digestSchema,
  size: z.int().min(1).max(fileLimits.bytes),
  contentType: z.enum(fileKindNames),
};

const uploadSchema = z.strictObject({
  /** Null where the library holds this very file. */
  uploadId: z.uuid().nullable(),
  /** Bytes that have safely arrived: the next part begins here. */
  offset: z.int(),
  /** The piece that holds this very file. */
  evidenceId: z.uuid().nullable(),
});

export const startUpload = route({
  method: 'POST',
  path: '/assessments/:assessmentId/evidence-uploads',
  permission: 'fieldwork.addEvidence',
  summary: { zh: '开始或继续上传一份文件', en: 'Begin or resume the upload of a file' },
  params: assessmentParams,
  body: descriptionSchema.extend(fileSaid),
  status: 201,
  response: uploadSchema,
});

export const startRedaction = route({
  method: 'POST',
  path: '/evidence/:evidenceId/redactions',
  permission: 'fieldwork.redactEvidence',
  summary: { zh: '开始上传遮盖后的副本', en: 'Begin the upload of a redacted copy' },
  params: pieceParams,
  body: z.strictObject({ ...fileSaid, reason: z.string().trim().min(2).max(500) }),
  status: 201,
  response: uploadSchema,
});

export const sendPart = route({
  method: 'PUT',
  path: '/evidence-uploads/:uploadId/parts',
  permission: 'fieldwork.addEvidence',
  summary: {
    zh: '上传一段（从已收到处接续；从0起则重新开始）',
    en: 'Send a part, from where the last one ended; from 0 begins anew',
  },
  params: uploadParams,
  query: z.strictObject({ offset: z.coerce.number().int().min(0).max(fileLimits.bytes) }),
  body: bytesSchema,
  bodyLimit: partBytes,
  response: z.strictObject({ offset: z.int() }),
});

export const completeUpload = route({
  method: 'POST',
  path: '/evidence-uploads/:uploadId/completion',
  permission: 'fieldwork.addEvidence',
  summary: { zh: '上传完成：核对并入库', en: 'Complete an upload: check the file and add it' },
  params: uploadParams,
  body: z.strictObject({}),
  status: 201,
  response: pieceSchema,
});

export const linkEvidence = route({
  method: 'PUT',
  path: '/evidence/:evidenceId/links',
  permission: 'fieldwork.addEvidence',
  summary: { zh: '确定佐证对应的项目', en: 'Say which items a piece of proof belongs to' },
  params: pieceParams,
  body: z.strictObject({ itemCodes: z.array(itemCodeSchema).max(100), version: z.int().min(1) }),
  response: pieceSchema,
});

export const withdrawEvidence = route({
  method: 'POST',
  path: '/evidence/:evidenceId/withdrawal',
  permission: 'fieldwork.addEvidence',
  summary: { zh: '撤回佐证（30天后清除文件）', en: 'Withdraw a piece; its file is erased after 30 days' },
  params: pieceParams,
  body: z.strictObject({ reason: z.string().trim().min(2).max(500) }),
  status: 201,
  response: pieceSchema,
});

export const openEvidenceFile = route({
  method: 'GET',
  path: '/evidence/:evidenceId/file',
  permission: 'fieldwork.readEvidence',
  summary: { zh: '打开佐证文件', en: 'Open the file of a piece' },
  params: pieceParams,
  response: fileSchema,
});

export const openEvidenceThumbnail = route({
  method: 'GET',
  path: '/evidence/:evidenceId/thumbnail',
  permission: 'fieldwork.readEvidence',
  summary: { zh: '佐证缩略图', en: 'The small picture of a piece' },
  params: pieceParams,
  response: fileSchema,
});
