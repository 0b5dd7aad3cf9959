import { type ConditionNode, type Formula, isCondition, type NumberNode } from './formula.ts';

/**
 * Formulas over columns of numbers, without an object per value: a number is a pair of whole numbers held in doubles, and every
 * product is checked to stay below 2^50, where doubles are exact. What does not fit, is not known, or divides by 0 answers “cannot
 * say”, and the caller asks the exact evaluator (`formula-value.ts`) for that row. So the answer is exact or there is none.
 */
export interface Ratio {
  n: number;
  /** Above 0. */
  d: number;
}

/** Puts the value of a row into the ratio that it was made with; false where it cannot say. */
export type ColumnNumber = (row: number) => boolean;
/** 1 holds, 0 does not, 2 cannot say. */
export type ColumnCondition = (row: number) => 0 | 1 | 2;

export const exactBelow = 2 ** 50;

export function fits(value: number): boolean {
  return value < exactBelow && value > -exactBelow;
}

/** n / d rounded half up; |n| and d below 2^50, so the quotient's floor is exact. */
export function halfUp(n: number, d: number): number {
  return Math.floor((2 * n + d) / (2 * d));
}

/** @returns null where the formula has no column form: literals beyond 2^50, a geometric mean of very many */
export function columnNumber(formula: Formula, names: (name: string) => ColumnNumber, out: Ratio): ColumnNumber | null {
  return isCondition(formula.root) ? null : number(formula.root, names, out);
}

export function columnCondition(formula: Formula, names: (name: string) => ColumnNumber, out: Ratio): ColumnCondition | null {
  return isCondition(formula.root) ? condition(formula.root, names, out) : null;
}

type Names = (name: string) => ColumnNumber;

function number(node: NumberNode, names: Names, out: Ratio): ColumnNumber | null {
  switch (node.kind) {
    case 'literal': {
      const n = Number(node.value.s * node.value.n);
      const d = Number(node.value.d);
      if (!fits(n) || !fits(d)) return null;
      return () => {
        out.n = n;
        out.d = d;
        return true;
      };
    }
    case 'name':
      return names(node.name);
    case 'negate': {
      const operand = number(node.operand, names, out);
      return operand && ((row) => operand(row) && set(out, -out.n, out.d));
    }
    case 'arithmetic': {
      const left = number(node.left, names, out);
      const right = number(node.right, names, out);
      const combine = arithmetic[node.operator];
      if (!left || !right) return null;
      return (row) => {
        if (!left(row)) return false;
        const { n, d } = out;
        return right(row) && combine(out, n, d, out.n, out.d);
      };
    }
    case 'choose': {
      const test = condition(node.condition, names, out);
      const yes = number(node.yes, names, out);
      const no = number(node.no, names, out);
      if (!test || !yes || !no) return null;
      return (row) => {
        const answer = test(row);
        return answer === 2 ? false : answer === 1 ? yes(row) : no(row);
      };
    }
    case 'call':
      return call(node, names, out);
  }
}

function set(out: Ratio, n: number, d: number): boolean {
  if (!fits(n) || !fits(d)) return false;
  out.n = n;
  out.d = d;
  return true;
}

function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

type Combine = (out: Ratio, n1: number, d1: number, n2: number, d2: number) => boolean;

function add(out: Ratio, n1: number, d1: number, n2: number, d2: number): boolean {
  if (d1 === d2) return set(out, n1 + n2, d1);
  const common = gcd(d1, d2);
  const left = n1 * (d2 / common);
  const right = n2 * (d1 / common);
  return fits(left) && fits(right) && set(out, left + right, d1 * (d2 / common));
}

function multiply(out: Ratio, n1: number, d1: number, n2: number, d2: number): boolean {
  return set(out, n1 * n2, d1 * d2);
}

const arithmetic: Record<'+' | '-' | '*' | '/' | '%', Combine> = {
  '+': add,
  '-': (out, n1, d1, n2, d2) => add(out, n1, d1, -n2, d2),
  '*': multiply,
  '/': (out, n1, d1, n2, d2) => n2 !== 0 && multiply(out, n2 < 0 ? -n1 : n1, d1, d2, Math.abs(n2)),
  '%': (out, n1, d1, n2, d2) => {
    const common = gcd(d1, d2);
    const left = n1 * (d2 / common);
    const right = n2 * (d1 / common);
    return n2 !== 0 && fits(left) && fits(right) && set(out, left % right, d1 * (d2 / common));
  },
};

/** Sign of the difference; NaN where the products do not fit. */
function order(n1: number, d1: number, n2: number, d2: number): number {
  if (d1 === d2) return n1 - n2;
  const left = n1 * d2;
  const right = n2 * d1;
  return fits(left) && fits(right) ? left - right : Number.NaN;
}

function call(node: NumberNode & { kind: 'call' }, names: Names, out: Ratio): ColumnNumber | null {
  const operands: ColumnNumber[] = [];
  for (const operand of node.operands) {
    const made = number(operand, names, out);
    if (!made) return null;
    operands.push(made);
  }
  const [first, second, third] = operands;
  if (!first) return null;
  switch (node.function) {
    case 'min':
      return extreme(operands, out, -1);
    case 'max':
      return extreme(operands, out, 1);
    case 'clamp': {
      // As in formula-value.ts the low bound is looked at first.
      if (!second || !third) return null;
      return (row) => {
        if (!first(row)) return false;
        const { n, d } = out;
        if (!second(row)) return false;
        const low = order(n, d, out.n, out.d);
        if (low < 0) return third(row) && second(row);
        if (Number.isNaN(low) || !third(row)) return false;
        const high = order(n, d, out.n, out.d);
        return high > 0 ? true : !Number.isNaN(high) && set(out, n, d);
      };
    }
    case 'mean': {
      const count = operands.length;
      return (row) => {
        if (!first(row)) return false;
        for (let index = 1; index < count; index += 1) {
          const { n, d } = out;
          if (!operands[index]?.(row) || !add(out, n, d, out.n, out.d)) return false;
        }
        return set(out, out.n, out.d * count);
      };
    }
    case 'round': {
      const scale = 10 ** node.places;
      return (row) => first(row) && fits(out.n * scale) && set(out, halfUp(out.n * scale, out.d), scale);
    }
    case 'abs':
      return (row) => first(row) && set(out, Math.abs(out.n), out.d);
    case 'floor':
      return (row) => first(row) && set(out, Math.floor(out.n / out.d), 1);
    case 'ceil':
      return (row) => first(row) && set(out, Math.ceil(out.n / out.d), 1);
    case 'geometricMean':
      // The exact evaluator bounds the product at 4,096 bits, which forty numbers below 2^50 cannot reach.
      return operands.length > 40 ? null : geometricMean(operands, node.places, out);
  }
}

/** Where the double's root is clear of the next half by far more than its error, its rounding is the exact one. */
function geometricMean(operands: readonly ColumnNumber[], places: number, out: Ratio): ColumnNumber {
  const scale = 10 ** places;
  return (row) => {
    let logarithm = 0;
    let isZero = false;
    for (const operand of operands) {
      if (!operand(row) || out.n < 0) return false;
      if (out.n === 0) isZero = true;
      logarithm += Math.log(out.n) - Math.log(out.d);
    }
    if (isZero) return set(out, 0, 1);
    const root = Math.exp(logarithm / operands.length) * scale;
    const rounded = Math.round(root);
    return isClearOfHalf(root, rounded) && set(out, rounded, scale);
  };
}

/** Logarithms below 40 and their sum carry an error below 1e-12 of the root. */
export function isClearOfHalf(root: number, rounded: number): boolean {
  return root < 2 ** 40 && 0.5 - Math.abs(root - rounded) > 1e-3 + root * 1e-11;
}

function extreme(operands: readonly ColumnNumber[], out: Ratio, sign: 1 | -1): ColumnNumber {
  return (row) => {
    let n = 0;
    let d = 0;
    for (const operand of operands) {
      if (!operand(row)) return false;
      const difference = d === 0 ? sign : order(out.n, out.d, n, d);
      if (Number.isNaN(difference)) return false;
      if (difference * sign > 0) {
        n = out.n;
        d = out.d;
      }
    }
    return set(out, n, d);
  };
}

function condition(node: ConditionNode, names: Names, out: Ratio): ColumnCondition | null {
  switch (node.kind) {
    case 'constant': {
      const answer = node.holds ? 1 : 0;
      return () => answer;
    }
    case 'not': {
      const operand = condition(node.operand, names, out);
      return operand && ((row) => negated[operand(row)]);
    }
    case 'and':
    case 'or':
    case 'same':
    case 'different': {
      const { kind } = node;
      const left = condition(node.left, names, out);
      const right = condition(node.right, names, out);
      if (!left || !right) return null;
      return (row) => {
        const one = left(row);
        if (one === 2 || (kind === 'and' && one === 0) || (kind === 'or' && one === 1)) return one;
        const other = right(row);
        if (other === 2 || kind === 'and' || kind === 'or') return other;
        return (one === other) === (kind === 'same') ? 1 : 0;
      };
    }
    case 'choice': {
      const test = condition(node.condition, names, out);
      const yes = condition(node.yes, names, out);
      const no = condition(node.no, names, out);
      if (!test || !yes || !no) return null;
      return (row) => {
        const answer = test(row);
        return answer === 2 ? 2 : answer === 1 ? yes(row) : no(row);
      };
    }
    case 'compare': {
      const left = number(node.left, names, out);
      const right = number(node.right, names, out);
      const answer = comparisons[node.operator];
      if (!left || !right) return null;
      return (row) => {
        if (!left(row)) return 2;
        const { n, d } = out;
        if (!right(row)) return 2;
        const difference = order(n, d, out.n, out.d);
        return Number.isNaN(difference) ? 2 : answer(difference) ? 1 : 0;
      };
    }
    case 'in': {
      const item = number(node.item, names, out);
      const list = node.list.map((candidate) => number(candidate, names, out));
      if (!item) return null;
      return (row) => {
        if (!item(row)) return 2;
        const { n, d } = out;
        for (const candidate of list) {
          if (!candidate?.(row)) return 2;
          const difference = order(n, d, out.n, out.d);
          if (Number.isNaN(difference)) return 2;
          if (difference === 0) return 1;
        }
        return 0;
      };
    }
  }
}

const negated = [1, 0, 2] as const;

const comparisons: Record<'==' | '!=' | '<' | '<=' | '>' | '>=', (difference: number) => boolean> = {
  '==': (difference) => difference === 0,
  '!=': (difference) => difference !== 0,
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
  '>': (difference) => difference > 0,
  '>=': (difference) => difference >= 0,
};
