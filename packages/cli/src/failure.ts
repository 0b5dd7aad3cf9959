import { Refusal } from '@xingcun/core/refusal';
import { refusalSentence } from '@xingcun/core/refusal-words';
import type { Text } from '@xingcun/core/text';
import type { Language } from '@xingcun/core/text';
import { type CliWord, say } from './cli-words.ts';

/** A “no” of the command line itself: a wrong call or a file that is not there. */
export class Failure extends Error {
  readonly word: CliWord;
  readonly values: Readonly<Record<string, string | number>>;
  readonly exitCode: number;
  constructor(word: CliWord, values: Readonly<Record<string, string | number>> = {}, exitCode = 1) {
    super(word);
    this.name = 'Failure';
    this.word = word;
    this.values = values;
    this.exitCode = exitCode;
  }
}

/** What a person reads of an error that was to be expected; null for one that was not. */
export function failureText(error: unknown, language: Language): string | null {
  if (error instanceof Failure) return say(error.word, language, error.values);
  if (error instanceof Refusal)
    return [refusalSentence(error, language), ...problemLines(error.details['problems'], language)].join('\n');
  const system = systemError(error);
  if (system?.code === 'ENOENT') return say('fileNotFound', language, { file: system.path });
  return system && say('fileNotReadable', language, { file: system.path, reason: system.code });
}

function systemError(error: unknown): { code: string; path: string } | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : '—';
  return { code: String(error.code), path };
}

/** The problems of a standard, each with its place. */
function problemLines(problems: unknown, language: Language): string[] {
  if (!Array.isArray(problems)) return [];
  return problems.filter(isProblem).map(({ path, at, message, value }) => {
    const place = [at, path].filter((part) => part).join(' ');
    const found = value === null ? '' : say('value', language, { value: String(value) });
    return `  ${place === '' ? '' : `${place}: `}${message[language]}${found}`;
  });
}

interface ShownProblem {
  path: string;
  at: string | null;
  message: Text;
  value: string | number | boolean | null;
}

function isProblem(value: unknown): value is ShownProblem {
  return typeof value === 'object' && value !== null && 'path' in value && 'message' in value && 'value' in value;
}
