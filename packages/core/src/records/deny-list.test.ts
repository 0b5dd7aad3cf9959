import { expect, test } from 'vitest';
import { deniedTerm, deniedTopics } from './deny-list.ts';

test('every term of the list is denied, alone and inside a title', () => {
  for (const { topic, zh, en, local } of deniedTopics) {
    for (const term of zh) expect(deniedTerm(`村民${term}情况`)?.topic, term).toBe(topic);
    for (const term of en) expect(deniedTerm(`Number of ${term} records`)?.topic, term).toBe(topic);
    for (const term of local) expect(deniedTerm(`№ ${term} 1`)?.topic, term).toBe(topic);
  }
});

test('spacing, case, width and camel case do not hide a term', () => {
  expect(deniedTerm('民 族')?.topic).toBe('ethnicity');
  expect(deniedTerm('重点-人员')?.topic).toBe('riskLabel');
  expect(deniedTerm('residentRiskLevel')?.topic).toBe('riskLabel');
  expect(deniedTerm('RISK_LEVELS')?.topic).toBe('riskLabel');
  expect(deniedTerm('ＤＮＡ 样本')?.topic).toBe('biometrics');
});

test('words that only look alike are let through', () => {
  for (const title of [
    '按期办结件数',
    '培训场次',
    'trainedCadres',
    'Priority repairs',
    'Villagers’ assembly held',
    'gpsum',
    'daiBiaoHui',
  ]) {
    expect(deniedTerm(title), title).toBeNull();
  }
});

test('the attestation of lawful composition is allowed in its exact words only', () => {
  const attestation = '多民族居住的村，村民委员会中有人数较少民族的成员';
  expect(deniedTerm(attestation)).toBeNull();
  expect(deniedTerm(`${attestation}名单`)).toEqual({ topic: 'ethnicity', term: '民族' });
});
