import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import Fraction from 'fraction.js';
import { Refusal, type RefusalCode } from '../refusal.ts';

/**
 * Formulas and conditions of a standard, written in the Common Expression Language (CEL).
 *
 * The grammar is CEL's, read by a maintained parser; of its language we take the part that computes with numbers, and its meaning
 * is ours: every number is an exact rational, so `7 / 2` is 3.5 and `0.1 + 0.2 == 0.3` holds. `&&`, `||` and `?:` look at what they
 * need from left to right. There are no loops, so the bounds on size also bound the time.
 *
 * Allowed: decimal literals, true, false, names, `+ - * / %`, comparisons, `&& || ! ?:`, `x in [1, 2]`, and the functions below.
 */
export interface Formula {
  source: string;
  type: FormulaType;
  /** The names it reads, each once, in order of appearance. */
  names: readonly string[];
  root: FormulaNode;
}

export type FormulaType = 'number' | 'condition';

export const formulaLimits = { characters: 2000, nodes: 500, depth: 32, bits: 4096, places: 12 } as const;

/** How many arguments each function takes; `list` takes one list, `places` a number (or list) and a whole number 0–12. */
export const formulaFunctions = {
  min: { takes: 'any' },
  max: { takes: 'any' },
  mean: { takes: 'list' },
  geometricMean: { takes: 'listAndPlaces' },
  round: { takes: 'numberAndPlaces' },
  abs: { takes: 1 },
  floor: { takes: 1 },
  ceil: { takes: 1 },
  clamp: { takes: 3 },
} as const;
export type FormulaFunction = keyof typeof formulaFunctions;

type Arithmetic = '+' | '-' | '*' | '/' | '%';
type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** `at` is the position in the source, counted from 0. */
export type NumberNode =
  | { kind: 'literal'; value: Fraction; at: number }
  | { kind: 'name'; name: string; at: number }
  | { kind: 'negate'; operand: NumberNode; at: number }
  | { kind: 'arithmetic'; operator: Arithmetic; left: NumberNode; right: NumberNode; at: number }
  | { kind: 'call'; function: FormulaFunction; operands: NumberNode[]; places: number; at: number }
  | { kind: 'choose'; condition: ConditionNode; yes: NumberNode; no: NumberNode; at: number };

export type ConditionNode =
  | { kind: 'constant'; holds: boolean; at: number }
  | { kind: 'not'; operand: ConditionNode; at: number }
  | { kind: 'and' | 'or' | 'same' | 'different'; left: ConditionNode; right: ConditionNode; at: number }
  | { kind: 'compare'; operator: Comparison; left: NumberNode; right: NumberNode; at: number }
  | { kind: 'in'; item: NumberNode; list: NumberNode[]; at: number }
  | { kind: 'choice'; condition: ConditionNode; yes: ConditionNode; no: ConditionNode; at: number };

export type FormulaNode = NumberNode | ConditionNode;

const environment = new Environment({
  limits: {
    maxAstNodes: formulaLimits.nodes,
    maxDepth: formulaLimits.depth,
    maxListElements: formulaLimits.nodes,
    maxMapEntries: 0,
    maxCallArguments: formulaLimits.nodes,
  },
});

/**
 * Reads a formula.
 * @param names what it may read; every name is a number
 * @param wanted what it must be; left out, either
 * @throws {Refusal} standards.formulaInvalid, .formulaTooLarge, .formulaUnknownName, .formulaUnsupported, .formulaArguments,
 *   .formulaNumberExpected, .formulaConditionExpected – each with the position, counted from 1
 */
export function parseFormula(source: string, names: Iterable<string>, wanted?: FormulaType): Formula {
  if (source.length > formulaLimits.characters) {
    throw new Refusal('standards.formulaTooLarge', {
      formula: `${source.slice(0, 60)}…`,
      position: formulaLimits.characters,
      ...formulaLimits,
    });
  }
  const reader: Reader = { source, allowed: new Set(names), used: new Set(), depth: 0 };
  const root = readAny(reader, parseSyntax(source));
  const type = isCondition(root) ? 'condition' : 'number';
  if (wanted === 'number' && type !== 'number') refuse(reader, 'standards.formulaNumberExpected', root.at);
  if (wanted === 'condition' && type !== 'condition') refuse(reader, 'standards.formulaConditionExpected', root.at);
  return { source, type, names: [...reader.used], root };
}

export function isCondition(node: FormulaNode): node is ConditionNode {
  return conditionKinds.has(node.kind);
}

const conditionKinds: ReadonlySet<FormulaNode['kind']> = new Set<ConditionNode['kind']>([
  'constant',
  'not',
  'and',
  'or',
  'same',
  'different',
  'compare',
  'in',
  'choice',
]);

interface Reader {
  source: string;
  allowed: ReadonlySet<string>;
  used: Set<string>;
  depth: number;
}

function refuse(reader: Pick<Reader, 'source'>, code: RefusalCode, at: number, values: Record<string, unknown> = {}): never {
  throw new Refusal(code, { formula: reader.source, position: at + 1, ...values });
}

function parseSyntax(source: string): ASTNode {
  try {
    return environment.parse(source).ast;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const at = error.range?.start ?? 0;
    if (error.code === 'limit_exceeded') refuse({ source }, 'standards.formulaTooLarge', at, formulaLimits);
    const end = Math.max(error.range?.end ?? 0, at + 1);
    return refuse({ source }, 'standards.formulaInvalid', at, { found: source.slice(at, Math.min(end, at + 40)) || '∎' });
  }
}

/** A step deeper; the left side of an operator is no step, so that a long sum is not deep. */
function nested<T>(reader: Reader, ast: ASTNode, read: () => T): T {
  reader.depth += 1;
  if (reader.depth > formulaLimits.depth) refuse(reader, 'standards.formulaTooLarge', ast.start, formulaLimits);
  const result = read();
  reader.depth -= 1;
  return result;
}

function readNumber(reader: Reader, ast: ASTNode): NumberNode {
  const node = readAny(reader, ast);
  return isCondition(node) ? refuse(reader, 'standards.formulaNumberExpected', ast.start) : node;
}

function readCondition(reader: Reader, ast: ASTNode): ConditionNode {
  const node = readAny(reader, ast);
  return isCondition(node) ? node : refuse(reader, 'standards.formulaConditionExpected', ast.start);
}

function readAny(reader: Reader, ast: ASTNode): FormulaNode {
  const at = ast.start;
  switch (ast.op) {
    case 'value':
      return readLiteral(reader, ast.args, ast);
    case 'id':
      if (!reader.allowed.has(ast.args)) refuse(reader, 'standards.formulaUnknownName', at, { name: ast.args });
      reader.used.add(ast.args);
      return { kind: 'name', name: ast.args, at };
    case '-_': {
      const operand = ast.args;
      return { kind: 'negate', operand: nested(reader, ast, () => readNumber(reader, operand)), at };
    }
    case '!_': {
      const operand = ast.args;
      return { kind: 'not', operand: nested(reader, ast, () => readCondition(reader, operand)), at };
    }
    case '+':
    case '-':
    case '*':
    case '/':
    case '%': {
      const [left, right] = ast.args;
      const leftNode = readNumber(reader, left);
      return {
        kind: 'arithmetic',
        operator: ast.op,
        left: leftNode,
        right: nested(reader, ast, () => readNumber(reader, right)),
        at,
      };
    }
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const [left, right] = ast.args;
      const leftNode = readNumber(reader, left);
      return {
        kind: 'compare',
        operator: ast.op,
        left: leftNode,
        right: nested(reader, ast, () => readNumber(reader, right)),
        at,
      };
    }
    case '==':
    case '!=': {
      const [left, right] = ast.args;
      const leftNode = readAny(reader, left);
      if (!isCondition(leftNode)) {
        return {
          kind: 'compare',
          operator: ast.op,
          left: leftNode,
          right: nested(reader, ast, () => readNumber(reader, right)),
          at,
        };
      }
      const kind = ast.op === '==' ? 'same' : 'different';
      return { kind, left: leftNode, right: nested(reader, ast, () => readCondition(reader, right)), at };
    }
    case '&&':
    case '||': {
      const [left, right] = ast.args;
      const leftNode = readCondition(reader, left);
      const kind = ast.op === '&&' ? 'and' : 'or';
      return { kind, left: leftNode, right: nested(reader, ast, () => readCondition(reader, right)), at };
    }
    case '?:': {
      const [condition, then, otherwise] = ast.args;
      return nested(reader, ast, (): FormulaNode => {
        const conditionNode = readCondition(reader, condition);
        const thenNode = readAny(reader, then);
        return isCondition(thenNode)
          ? { kind: 'choice', condition: conditionNode, yes: thenNode, no: readCondition(reader, otherwise), at }
          : { kind: 'choose', condition: conditionNode, yes: thenNode, no: readNumber(reader, otherwise), at };
      });
    }
    case 'in': {
      const [item, list] = ast.args;
      const itemNode = readNumber(reader, item);
      return { kind: 'in', item: itemNode, list: nested(reader, ast, () => readList(reader, list)), at };
    }
    case 'call': {
      const [name, operands] = ast.args;
      return nested(reader, ast, () => readCall(reader, name, operands, at));
    }
    default:
      return refuse(reader, 'standards.formulaUnsupported', at, { found: reader.source.slice(at, Math.min(ast.end, at + 40)) });
  }
}

/** Decimals are read from the source, never from the double that the parser made of them. */
function readLiteral(reader: Reader, value: unknown, ast: ASTNode): FormulaNode {
  if (typeof value === 'boolean') return { kind: 'constant', holds: value, at: ast.start };
  const text = reader.source.slice(ast.start, ast.end);
  if (!/^\d+(\.\d+)?$/.test(text)) return refuse(reader, 'standards.formulaUnsupported', ast.start, { found: text.slice(0, 40) });
  const [whole = '', decimals = ''] = text.split('.');
  const literal = new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  if (!isBounded(literal)) refuse(reader, 'standards.formulaTooLarge', ast.start, formulaLimits);
  return { kind: 'literal', value: literal, at: ast.start };
}

function readList(reader: Reader, ast: ASTNode): NumberNode[] {
  if (ast.op !== 'list')
    return refuse(reader, 'standards.formulaUnsupported', ast.start, { found: reader.source.slice(ast.start, ast.end) });
  return ast.args.map((item) => readNumber(reader, item));
}

function readCall(reader: Reader, name: string, operands: ASTNode[], at: number): NumberNode {
  if (!isFormulaFunction(name)) return refuse(reader, 'standards.formulaUnsupported', at, { found: `${name}()` });
  const { takes } = formulaFunctions[name];
  const [first, second] = operands;
  const wrong = () => refuse(reader, 'standards.formulaArguments', at, { function: name });
  const call = (nodes: NumberNode[], places = 0): NumberNode =>
    nodes.length === 0 ? wrong() : { kind: 'call', function: name, operands: nodes, places, at };

  switch (takes) {
    case 'any':
      if (operands.length === 1 && first?.op === 'list') return call(readList(reader, first));
      return call(operands.map((operand) => readNumber(reader, operand)));
    case 'list':
      if (!first || operands.length !== 1) return wrong();
      return call(readList(reader, first));
    case 'listAndPlaces':
      if (!first || !second || operands.length !== 2) return wrong();
      return call(readList(reader, first), readPlaces(reader, second) ?? wrong());
    case 'numberAndPlaces':
      if (!first || !second || operands.length !== 2) return wrong();
      return call([readNumber(reader, first)], readPlaces(reader, second) ?? wrong());
    default:
      if (operands.length !== takes) return wrong();
      return call(operands.map((operand) => readNumber(reader, operand)));
  }
}

/** Places are written as a whole number, so that the size of a result does not depend on the figures. */
function readPlaces(reader: Reader, ast: ASTNode): number | null {
  const text = reader.source.slice(ast.start, ast.end);
  return ast.op === 'value' && /^\d{1,2}$/.test(text) && Number(text) <= formulaLimits.places ? Number(text) : null;
}

function isFormulaFunction(name: string): name is FormulaFunction {
  return Object.hasOwn(formulaFunctions, name);
}

const bound = 1n << BigInt(formulaLimits.bits);
export function isBounded(value: Fraction): boolean {
  return value.n < bound && value.d < bound;
}
