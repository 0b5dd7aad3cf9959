import type { Text } from '../text.ts';
import type { UnitKind } from './unit.ts';

export const unitKindWords: Record<UnitKind, Text> = {
  city: { zh: '市', en: 'City' },
  district: { zh: '区县', en: 'District' },
  township: { zh: '乡镇（街道）', en: 'Township' },
  village: { zh: '村', en: 'Village' },
  community: { zh: '社区', en: 'Community' },
  settlement: { zh: '类似村', en: 'Settlement' },
  department: { zh: '部门', en: 'Department' },
  workTeam: { zh: '驻村工作队', en: 'Resident work team' },
};
