import { gunzipSync } from 'node:zlib';
import { stageRules } from '@xingcun/core/cycles/stage';
import { type Bundle, textDigest } from '@xingcun/core/disclosure/bundle/bundle';
import { checkWords, type Difference, type Unchecked, uncheckedWords } from '@xingcun/core/disclosure/bundle/difference';
import { readBundle } from '@xingcun/core/disclosure/bundle/read';
import { verifyBundle } from '@xingcun/core/disclosure/bundle/verify';
import { checkInclusion } from '@xingcun/core/records/transparency/check';
import type { SignedCheckpoint } from '@xingcun/core/records/transparency/checkpoint';
import { proofSchema, readInclusion } from '@xingcun/core/records/transparency/contract';
import { type ProofFault, proofFaults } from '@xingcun/core/records/transparency/proof-fault';
import { shortRoot } from '@xingcun/core/records/transparency/short-root';
import { Refusal } from '@xingcun/core/refusal';
import { refusalSentence } from '@xingcun/core/refusal-words';
import type { Language } from '@xingcun/core/text';
import { say } from '../cli-words.ts';
import { Failure } from '../failure.ts';
import { readBytes, readJson, unreadable } from './proof-file.ts';

export interface VerifyCommandOptions {
  log?: string;
  server?: string;
  key?: string;
  json?: true;
}

/** Differences that are printed; the others are counted. `--json` has them all. */
const mostPrinted = 50;

/** `xingcun verify`: 0 where everything follows, 1 where something differs, 2 where a file cannot be read. */
export async function verifyCommand(file: string, options: VerifyCommandOptions, language: Language): Promise<number> {
  const source = readText(file);
  const bundle = read(source, language);
  if (bundle === null) return unreadable;
  const digest = textDigest(source);
  const result = verifyBundle(bundle, { source });
  const logged = await proofOf(digest, options);
  const isLogged = logged === null || typeof logged.found !== 'string';
  const code = result.ok && isLogged ? 0 : 1;

  if (options.json) {
    const log = logged && { index: logged.index, fault: typeof logged.found === 'string' ? logged.found : null };
    process.stdout.write(`${JSON.stringify({ digest, ...result, ok: code === 0, log }, null, 2)}\n`);
    return code;
  }
  const lines = [heading(bundle, digest, language)];
  const count = Object.values(result.checked).reduce((sum, each) => sum + each, 0);
  const { differences } = result;
  lines.push(say(result.ok ? 'verifyHolds' : 'verifyDiffers', language, { count, differences: differences.length }));
  lines.push(...differences.slice(0, mostPrinted).map((difference) => differenceText(difference, bundle, language)));
  if (differences.length > mostPrinted) lines.push(say('verifyMore', language, { count: differences.length - mostPrinted }));
  for (const [what, left] of Object.entries(result.unchecked))
    lines.push(say('verifyLeft', language, { count: left, why: uncheckedWords[what as Unchecked][language] }));
  if (logged) lines.push(logText(logged, language));
  process.stdout.write(`${lines.join('\n')}\n`);
  return code;
}

/** Text, or text under gzip. @throws {Failure} fileNotFound, fileNotReadable */
function readText(file: string): string {
  const bytes = readBytes(file);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString();
  try {
    return gunzipSync(bytes, { maxOutputLength: 1024 ** 3 }).toString();
  } catch {
    throw new Failure('fileNotReadable', { file, reason: 'gzip' }, unreadable);
  }
}

function read(source: string, language: Language): Bundle | null {
  try {
    return readBundle(source);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${refusalSentence(error, language)}\n`);
    return null;
  }
}

interface Logged {
  index: number;
  found: SignedCheckpoint | ProofFault;
}

async function proofOf(digest: string, { log, server, key }: VerifyCommandOptions): Promise<Logged | null> {
  if (log === undefined && server === undefined) return null;
  const text = log === undefined ? await fetchProof(server ?? '', digest) : readBytes(log).toString();
  const proof = readJson(log ?? server ?? '', text, proofSchema);
  return { index: proof.index, found: checkInclusion(proof, digest, key) };
}

async function fetchProof(server: string, digest: string): Promise<string> {
  const address = `${server.replace(/\/$/, '')}/api${readInclusion.path.replace(':digest', digest)}`;
  let reason: string;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(30_000) });
    if (response.ok) return await response.text();
    reason = String(response.status);
  } catch (error) {
    reason = error instanceof Error ? error.name : '—';
  }
  throw new Failure('serverSilent', { server, reason }, unreadable);
}

function heading({ programme, phase, villages, standard, engineVersion }: Bundle, digest: string, language: Language): string {
  return say('bundleRead', language, {
    title: programme.title[language],
    phase: say(phase === 'final' ? 'phaseFinal' : 'phasePreliminary', language),
    villages: villages.length,
    standard: `${standard.document.title[language]} ${standard.document.version}`,
    engine: engineVersion,
    digest,
  });
}

function differenceText(
  { what, village, stage, starCode, itemCode, ...figures }: Difference,
  bundle: Bundle,
  language: Language,
) {
  const place = [
    village && `${village.name[language]} ${village.code}`,
    stage && stageRules[stage].words[language],
    starCode && (bundle.standard.document.stars.find(({ code }) => code === starCode)?.title[language] ?? starCode),
    itemCode,
  ].filter((part) => part !== null);
  return say('verifyDifference', language, {
    what: checkWords[what][language],
    place: place.join(' · ') || '—',
    published: figures.published[language],
    computed: figures.computed[language],
  });
}

function logText({ index, found }: Logged, language: Language): string {
  if (typeof found === 'string') return say('logFails', language, { why: proofFaults[found][language] });
  return say('logHolds', language, { index, size: found.size, root: shortRoot(found.root), key: found.keyId });
}
