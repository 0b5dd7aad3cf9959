import Fraction from 'fraction.js';
import { assert } from '../assert.ts';
import { Refusal, type RefusalCode } from '../refusal.ts';
import { floorDivide, fromUnits, geometricMeanUnits, roundHalfUp } from '../values/exact.ts';
import { type ConditionNode, type Formula, formulaLimits, isBounded, isCondition, type NumberNode } from './formula.ts';

/** Name → value; every name that the formula reads is there. */
export type FormulaValues = Readonly<Record<string, Fraction>>;

/** @throws {Refusal} rating.divisionByZero, .rootOfNegative, .numberTooLarge, with the formula and the position, counted from 1 */
export function evaluate(formula: Formula, values: FormulaValues): Fraction | boolean {
  return isCondition(formula.root) ? holds(formula, formula.root, values) : numberOf(formula, formula.root, values);
}

export function evaluateNumber(formula: Formula, values: FormulaValues): Fraction {
  assert(!isCondition(formula.root), `a number is expected of ${formula.source}`);
  return numberOf(formula, formula.root, values);
}

export function evaluateCondition(formula: Formula, values: FormulaValues): boolean {
  assert(isCondition(formula.root), `a condition is expected of ${formula.source}`);
  return holds(formula, formula.root, values);
}

function refuse(formula: Formula, code: RefusalCode, at: number): never {
  throw new Refusal(code, { formula: formula.source, position: at + 1, bits: formulaLimits.bits });
}

function numberOf(formula: Formula, node: NumberNode, values: FormulaValues): Fraction {
  const value = compute(formula, node, values);
  return isBounded(value) ? value : refuse(formula, 'rating.numberTooLarge', node.at);
}

function compute(formula: Formula, node: NumberNode, values: FormulaValues): Fraction {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'name': {
      const value = values[node.name];
      assert(value, `${node.name} has a value in ${formula.source}`);
      return value;
    }
    case 'negate':
      return numberOf(formula, node.operand, values).neg();
    case 'choose':
      return numberOf(formula, holds(formula, node.condition, values) ? node.yes : node.no, values);
    case 'arithmetic':
      return arithmetic(formula, node, values);
    case 'call':
      return call(formula, node, values);
  }
}

function arithmetic(formula: Formula, node: NumberNode & { kind: 'arithmetic' }, values: FormulaValues): Fraction {
  const left = numberOf(formula, node.left, values);
  const right = numberOf(formula, node.right, values);
  if ((node.operator === '/' || node.operator === '%') && right.n === 0n) refuse(formula, 'rating.divisionByZero', node.right.at);
  switch (node.operator) {
    case '+':
      return left.add(right);
    case '-':
      return left.sub(right);
    case '*':
      return left.mul(right);
    case '/':
      return left.div(right);
    case '%':
      return left.mod(right);
  }
}

function call(formula: Formula, node: NumberNode & { kind: 'call' }, values: FormulaValues): Fraction {
  const operands = node.operands.map((operand) => numberOf(formula, operand, values));
  const [first, second, third] = operands;
  assert(first, `${node.function} has an operand`);
  switch (node.function) {
    case 'min':
      return operands.reduce((least, value) => (value.compare(least) < 0 ? value : least));
    case 'max':
      return operands.reduce((most, value) => (value.compare(most) > 0 ? value : most));
    case 'mean':
      return operands.reduce((sum, value) => bounded(formula, node, sum.add(value))).div(operands.length);
    case 'geometricMean': {
      if (operands.some((value) => value.s < 0n)) refuse(formula, 'rating.rootOfNegative', node.at);
      operands.reduce((product, value) => bounded(formula, node, product.mul(value)));
      return fromUnits(geometricMeanUnits(operands, node.places), node.places);
    }
    case 'round':
      return fromUnits(roundHalfUp(first, node.places), node.places);
    case 'abs':
      return first.abs();
    case 'floor':
      return new Fraction(floorDivide(first.s * first.n, first.d));
    case 'ceil':
      return new Fraction(-floorDivide(-first.s * first.n, first.d));
    case 'clamp': {
      assert(second && third, 'clamp has three operands');
      return first.compare(second) < 0 ? second : first.compare(third) > 0 ? third : first;
    }
  }
}

function bounded(formula: Formula, node: NumberNode, value: Fraction): Fraction {
  return isBounded(value) ? value : refuse(formula, 'rating.numberTooLarge', node.at);
}

function holds(formula: Formula, node: ConditionNode, values: FormulaValues): boolean {
  switch (node.kind) {
    case 'constant':
      return node.holds;
    case 'not':
      return !holds(formula, node.operand, values);
    case 'and':
      return holds(formula, node.left, values) && holds(formula, node.right, values);
    case 'or':
      return holds(formula, node.left, values) || holds(formula, node.right, values);
    case 'same':
      return holds(formula, node.left, values) === holds(formula, node.right, values);
    case 'different':
      return holds(formula, node.left, values) !== holds(formula, node.right, values);
    case 'choice':
      return holds(formula, holds(formula, node.condition, values) ? node.yes : node.no, values);
    case 'in': {
      const item = numberOf(formula, node.item, values);
      return node.list.some((candidate) => numberOf(formula, candidate, values).equals(item));
    }
    case 'compare': {
      const order = numberOf(formula, node.left, values).compare(numberOf(formula, node.right, values));
      switch (node.operator) {
        case '==':
          return order === 0;
        case '!=':
          return order !== 0;
        case '<':
          return order < 0;
        case '<=':
          return order <= 0;
        case '>':
          return order > 0;
        case '>=':
          return order >= 0;
      }
    }
  }
}
