import type { z } from 'zod';
import type { Text } from '../text.ts';
import { problemWords } from './problem-words.ts';

export type Keys = readonly (string | number)[];

/** One thing that is wrong in a standard, where it stands, and the value found there. */
export interface Problem {
  /** As people point at it: `stars[2].indicators[0].maxScore`. */
  path: string;
  message: Text;
  /** The scalar that caused it; null for a whole object or list, or where nothing was given. */
  value: string | number | boolean | null;
  /** Line and column of the YAML text, or worksheet and cell; null where the document came as an object. */
  at: string | null;
}

/** A problem by its keys, before it is located in the text or the worksheet it came from. */
export interface FoundProblem extends Omit<Problem, 'at'> {
  keys: Keys;
}

export type Report = (keys: Keys, message: Text, value?: unknown) => void;

export function pathText(keys: Keys): string {
  return keys.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}

export function foundProblem(keys: Keys, message: Text, value?: unknown): FoundProblem {
  return { keys, path: pathText(keys), message, value: shownValue(value) };
}

function shownValue(value: unknown): Problem['value'] {
  if (typeof value === 'string') return value.length > 200 ? `${value.slice(0, 200)}…` : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

export function valueAt(document: unknown, keys: Keys): unknown {
  let value = document;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) return undefined;
    const own: { value?: unknown } | undefined = Object.getOwnPropertyDescriptor(value, key);
    value = own?.value;
  }
  return value;
}

/** zod's issues as problems in both languages, one for each unknown key. */
export function problemsOfIssues(issues: readonly z.core.$ZodIssue[], document: unknown): FoundProblem[] {
  return issues.flatMap((issue) => {
    const keys = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        foundProblem([...keys, key], problemWords.unknownKey(key), valueAt(document, [...keys, key])),
      );
    }
    const value = valueAt(document, keys);
    return [foundProblem(keys, wordsOfIssue(issue, value), value)];
  });
}

function wordsOfIssue(issue: z.core.$ZodIssue, value: unknown): Text {
  if (value === undefined) return problemWords.missing;
  const named = Object.entries(problemWords.named).find(([name]) => name === issue.message)?.[1];
  if (named) return named;
  switch (issue.code) {
    case 'invalid_type':
      return problemWords.wrongType(issue.expected);
    case 'too_small':
      return problemWords.tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return problemWords.tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_value':
      return problemWords.notOneOf(issue.values.map(String));
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? problemWords.notOneOf(issue.options.map(String))
        : problemWords.wrongType('value');
    case 'invalid_key':
      return problemWords.named.code;
    default:
      return problemWords.wrongType('value');
  }
}
