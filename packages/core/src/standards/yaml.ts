import { Document, isAlias, isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { Refusal } from '../refusal.ts';
import type { Text } from '../text.ts';
import { invalidStandard, readStandard } from './document.ts';
import { type FoundProblem, foundProblem, type Keys } from './problem.ts';
import { problemWords } from './problem-words.ts';
import type { Standard } from './standard.ts';
import { toDocument } from './to-document.ts';

/** A problem found in the text itself knows where it stands; the others are looked up by their path. */
type LocatedProblem = FoundProblem & { offset?: number };

const largestBytes = 1_000_000;
/** YAML lets one node stand for many; this many uses of such nodes are allowed, so that a small file cannot become a large one. */
const mostAliases = 100;
/** A standard is about 12 levels deep; the parser recurses, so depth is bounded before it starts. */
const deepest = 40;

/**
 * Reads a standard written in YAML (or JSON, which is YAML).
 * @throws {Refusal} standards.invalid with every problem, each with its path and line:column; standards.tooLarge above 1 MB
 */
export function readStandardYaml(text: string): Standard {
  if (bytesOf(text) > largestBytes) throw new Refusal('standards.tooLarge', { limit: '1 MB' });
  if (nestingOf(text) > deepest) throw invalidStandard([foundProblem([], problemWords.yamlTooDeep(deepest))]);
  const lines = new LineCounter();
  // The library compares every key with every other; `repeatedKeys` takes one pass.
  const document = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  const broken: LocatedProblem[] = [
    ...[...document.errors, ...document.warnings].map((error) => ({
      ...foundProblem([], yamlWords(error)),
      offset: error.pos[0],
    })),
    ...repeatedKeys(document),
  ];
  const locate = (problem: LocatedProblem) => at(problem.offset ?? offsetOf(document, problem.keys));
  if (broken.length > 0) throw invalidStandard(broken, locate);

  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error; // what the library throws for aliases beyond the limit
    throw invalidStandard([foundProblem([], problemWords.yamlAliases(mostAliases))]);
  }
  const result = readStandard(plain);
  const problems: LocatedProblem[] = [...impreciseNumbers(document), ...('problems' in result ? result.problems : [])];
  if ('standard' in result && problems.length === 0) return result.standard;
  throw invalidStandard(problems, locate);
}

/** A standard as YAML that people edit; `readStandardYaml` gives the same standard back. */
export function writeStandardYaml(standard: Standard, schemaPath = './standard.schema.json'): string {
  const document = new Document(toDocument(standard), { aliasDuplicateObjects: false });
  visit(document, {
    // What fits on a line stands on a line: `{ zh: 件, en: items }`.
    Collection(_, node) {
      const source = JSON.stringify(node.toJSON());
      if (source.length + (source.match(/[^ -~]/g)?.length ?? 0) <= 110) node.flow = true;
    },
  });
  return `# yaml-language-server: $schema=${schemaPath}\n${document.toString({ lineWidth: 0 })}`;
}

/**
 * Numbers that lose digits or are no decimals when they are read: more than 15 significant digits, hexadecimal, infinite. Every
 * other number is recovered exactly from its shortest decimal string.
 */
function impreciseNumbers(document: Document): LocatedProblem[] {
  const found: LocatedProblem[] = [];
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value !== 'number' || node.source === undefined) return;
      const digits = /^[+-]?(\d*)\.?(\d*)(?:e[+-]?\d+)?$/i.exec(node.source);
      const significant = `${digits?.[1]}${digits?.[2]}`.replace(/^0+/, '').replace(/0+$/, '');
      if (digits && significant.length <= 15) return;
      const words = digits ? problemWords.tooLarge : problemWords.notDecimal;
      found.push({ ...foundProblem([], words, node.source), offset: rangeStart(node) });
    },
  });
  return found;
}

function repeatedKeys(document: Document): LocatedProblem[] {
  const found: LocatedProblem[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? key.value : null;
        if (seen.has(name))
          found.push({ ...foundProblem([], problemWords.yamlRepeatedKey(String(name))), offset: rangeStart(key) });
        seen.add(name);
      }
    },
  });
  return found;
}

function rangeStart(node: unknown): number {
  return isScalar(node) || isCollection(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Where a path stands: its value, or the nearest thing above it that is there. A collection is shown by its key. */
function offsetOf(document: Document, keys: Keys): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of keys) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (!pair) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
      if (isCollection(node) || isScalar(node)) offset = node.range?.[0] ?? offset;
    } else {
      break;
    }
    if (isScalar(node)) offset = node.range?.[0] ?? offset;
  }
  return offset;
}

function yamlWords(error: YAMLError): Text {
  const known: Partial<Record<YAMLError['code'], string>> = {
    TAB_AS_INDENT: '不能用制表符缩进',
    BAD_INDENT: '缩进不对',
    BAD_ALIAS: '引用的锚点不存在',
    MULTIPLE_DOCS: '一个文件只能有一份标准',
    TAG_RESOLVE_FAILED: '不支持的标签',
  };
  return {
    zh: `YAML 写法有误：${known[error.code] ?? '请检查缩进、冒号、引号和括号'}`,
    en: `This is not YAML: ${error.message}`,
  };
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** An upper bound of how deep collections are nested: open brackets, and indentation with dashes. */
function nestingOf(text: string): number {
  let brackets = 0;
  let deepestBracket = 0;
  for (const [sign] of text.matchAll(/[[\]{}]/g)) {
    brackets += sign === '[' || sign === '{' ? 1 : -1;
    deepestBracket = Math.max(deepestBracket, brackets);
  }
  let indents = 0;
  for (const [indent] of text.matchAll(/^[ \-?:\t]*/gm)) indents = Math.max(indents, indent.length / 2);
  return Math.max(deepestBracket, indents);
}
