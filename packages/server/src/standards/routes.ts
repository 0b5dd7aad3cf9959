import { type Actor, grantsFor, permit } from '@xingcun/core/accounts/permission';
import { Refusal } from '@xingcun/core/refusal';
import {
  compareStandards,
  exportStandard,
  importPreset,
  importStandard,
  listPresets,
  listStandards,
  publishStandard,
  readStandard,
} from '@xingcun/core/standards/contract';
import { diffStandards } from '@xingcun/core/standards/diff';
import type { Standard } from '@xingcun/core/standards/standard';
import { writeWorkbook } from '@xingcun/core/standards/workbook-write';
import { writeStandardYaml } from '@xingcun/core/standards/yaml';
import { writeWorkbookFile } from '@xingcun/spreadsheet/workbook-file';
import type { Tx } from '../db/database.ts';
import { type Context, implement } from '../http/implement.ts';
import { appendLeaves } from '../records/transparency/log-store.ts';
import { getUnit } from '../units/store.ts';
import { readStandardFile } from './file.ts';
import { findPresets } from './presets.ts';
import {
  findLatest,
  findStandards,
  getDocument,
  getStandard,
  isPublished,
  lockStandard,
  publish,
  saveDraft,
  type StandardRow,
  standardDigest,
} from './store.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const standardsRoutes = [
  implement(listStandards, async ({ tx }) => (await findStandards(tx)).map(summary)),

  implement(readStandard, async ({ tx, params: { standardId } }) => {
    const standard = await getStandard(tx, standardId);
    return { ...summary(standard), document: { ...(await getDocument(tx, standardId)) } };
  }),

  implement(exportStandard, async ({ tx, params: { standardId, format } }) => {
    const document = await getDocument(tx, standardId);
    const [bytes, mediaType] =
      format === 'yaml'
        ? [Buffer.from(writeStandardYaml(document)), 'application/yaml']
        : [Buffer.from(await writeWorkbookFile(writeWorkbook(document))), xlsxType];
    return { fileName: `${document.code}-${document.version}.${format}`, mediaType, base64: bytes.toString('base64') };
  }),

  implement(importStandard, async (context) => {
    const { base64, confirm, cityCode } = context.body;
    const city = await cityOf(context.tx, context.actor, cityCode); // before the file costs anything
    return importDocument(context, { city, standard: await readStandardFile(base64), confirm });
  }),

  implement(listPresets, async () =>
    (await findPresets()).map(({ code, version, title, source, draft, stars }) => ({
      code,
      version,
      title,
      source,
      draft,
      stars: stars.length,
      indicators: countIndicators(stars),
    })),
  ),

  implement(importPreset, async (context) => {
    const { code } = context.params;
    const { confirm, cityCode } = context.body;
    const city = await cityOf(context.tx, context.actor, cityCode);
    const preset = (await findPresets()).find((candidate) => candidate.code === code);
    if (!preset) throw new Refusal('standards.presetNotFound', { code });
    return importDocument(context, { city, standard: preset, confirm });
  }),

  implement(publishStandard, async ({ tx, actor, now, today, params, body, audit }) => {
    const standard = await lockStandard(tx, params.standardId);
    const { id, cityPath, code, version, rowVersion } = standard;
    permit(actor, publishStandard.permission, cityPath);
    if (standard.state === 'published') throw new Refusal('standards.alreadyPublished', { code, version });
    if (rowVersion !== body.rowVersion)
      throw new Refusal('standards.changedMeanwhile', { yours: body.rowVersion, current: rowVersion });
    const digest = standardDigest(await getDocument(tx, id));
    await publish(tx, id, { digest, by: actor.accountId, at: now });
    const leaf = { kind: 'standardPublished' as const, subject: `${code} ${version}`, digest, on: today };
    await appendLeaves(tx, [{ ...leaf, path: cityPath, at: now }]);
    audit({
      path: cityPath,
      subjectKind: 'standard',
      subjectId: id,
      before: { state: 'draft' },
      after: { state: 'published', code, version, digest },
    });
    return summary(await getStandard(tx, id));
  }),

  implement(compareStandards, async ({ tx, params, query }) => {
    const before = await getDocument(tx, query.from);
    return diffStandards(before, await getDocument(tx, params.standardId));
  }),
];

type ImportContext = Pick<Context<typeof importStandard>, 'tx' | 'actor' | 'audit' | 'changedNothing'>;

/** Previews a document, or keeps it as a draft of the city. */
async function importDocument(
  { tx, actor, audit, changedNothing }: ImportContext,
  { city, standard, confirm }: { city: { code: string; path: string }; standard: Standard; confirm: boolean },
) {
  const { code, version, title, stars } = standard;
  if (await isPublished(tx, { cityCode: city.code, code, version }))
    throw new Refusal('standards.versionPublished', { code, version });
  const before = await findLatest(tx, city.code, code);
  const seen = {
    title,
    stars: stars.length,
    indicators: countIndicators(stars),
    changes: before ? diffStandards(before, standard) : [],
  };
  if (!confirm) {
    changedNothing();
    return { ...seen, stored: false, standard: null };
  }
  const id = await saveDraft(tx, city, standard, actor.accountId);
  const saved = await getStandard(tx, id);
  audit({ path: city.path, subjectKind: 'standard', subjectId: id, after: { code, version, digest: saved.digest } });
  return { ...seen, stored: true, standard: summary(saved) };
}

/** The city whose standards the caller edits: the one named, or the only one granted. */
async function cityOf(tx: Tx, actor: Actor, cityCode: string | undefined) {
  const granted = [...new Set(grantsFor(actor, importStandard.permission).map((grant) => grant.unitCode))];
  const code = cityCode ?? (granted.length === 1 ? granted[0] : undefined);
  if (code === undefined) throw new Refusal('standards.cityNotNamed', { cities: granted, list: granted.join(', ') });
  const city = await getUnit(tx, code);
  permit(actor, importStandard.permission, city.path);
  return city;
}

function countIndicators(stars: Standard['stars']): number {
  return stars.reduce((count, { indicators }) => count + indicators.length, 0);
}

function summary(row: StandardRow) {
  const { id, code, version, draft, state, digest, stars, indicators, sample, rowVersion } = row;
  return {
    id,
    code,
    version,
    title: { zh: row.titleZh, en: row.titleEn },
    draft,
    state,
    digest,
    stars,
    indicators,
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    sample,
    rowVersion,
  };
}
