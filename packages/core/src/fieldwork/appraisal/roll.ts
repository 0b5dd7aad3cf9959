import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Obstacle } from '../../obstacle.ts';

/** One person entitled to a ballot: a number and a seat, never a name. */
export interface RollEntry {
  number: number;
  label: string;
  /** Ticked before opening; who comes later is only counted. */
  present: boolean;
}

/** The most people one appraisal takes: a village assembly, with room. */
export const rollLimit = 2000;

/**
 * What a label may be: a group, a capacity or “seat”, and a number. The words are a closed list, so that no name, and nothing about a
 * person, fits into a roll.
 */
const labelPattern =
  /^(?:(?:[一二三四五六七八九十]{1,3}|\d{1,3})组)?(?:村民代表|户代表|群众代表|服务对象代表|代表|席位?|座位?|编?号|[Ss]eat|[Rr]epresentative|[Gg]roup \d{1,3} seat)?\s?\d{1,4}号?$/;

export function isLabel(text: string): boolean {
  return labelPattern.test(text);
}

export interface RollFault {
  /** 1 for the first line. */
  line: number;
  code: 'fieldwork.rollLabel' | 'fieldwork.rollNumber' | 'fieldwork.rollRepeated';
  details: { line: number; value: string };
}

/**
 * A roll as typed, pasted or read from a CSV file: a line each, `number,label` or the label alone. A first line that names the columns
 * is passed over. Either all lines are right or the faults of all lines are told.
 */
export function readRoll(text: string): { roll: Omit<RollEntry, 'present'>[]; faults: RollFault[] } {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({
      line: index + 1,
      cells: line.split(/[,，\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .filter(({ line, cells }) => !(line === 1 && /^(number|label|序号|编号|席位)$/.test(cells[0] ?? '')));
  const faults: RollFault[] = [];
  const roll = lines.map(({ line, cells }, index) => {
    const [first = '', second] = cells;
    const label = second ?? first;
    const number = second === undefined ? index + 1 : Number(first);
    if (!/^\d{1,4}$/.test(second === undefined ? '1' : first) || number < 1)
      faults.push({ line, code: 'fieldwork.rollNumber', details: { line, value: first.slice(0, 40) } });
    if (cells.length > 2 || !isLabel(label))
      faults.push({
        line,
        code: 'fieldwork.rollLabel',
        details: { line, value: cells.slice(1).join(',').slice(0, 40) || first.slice(0, 40) },
      });
    return { number, label, line };
  });
  for (const [index, { number, label, line }] of roll.entries())
    if (roll.findIndex((other) => other.number === number || other.label === label) !== index)
      faults.push({ line, code: 'fieldwork.rollRepeated', details: { line, value: label } });
  return { roll: roll.map(({ number, label }) => ({ number, label })), faults };
}

/** Why a roll cannot be kept: a label that is none, a number or label twice. */
export function rollObstacles(roll: readonly RollEntry[]): Obstacle[] {
  const { faults } = readRoll(roll.map(({ number, label }) => `${number},${label}`).join('\n'));
  return faults.map(({ code, details }) => ({ code, details }));
}

/** SHA-256 over one line a person, in the order of the numbers: `number`, `label`, `present` or `absent`, tab between, line feed after. */
export function rollDigest(roll: readonly RollEntry[]): string {
  const lines = roll
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, label, present }) => `${number}\t${label}\t${present ? 'present' : 'absent'}\n`);
  return bytesToHex(sha256(utf8ToBytes(lines.join(''))));
}
