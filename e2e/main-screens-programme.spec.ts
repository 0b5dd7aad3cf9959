import { test } from 'vitest';
import { startPlatform } from './platform.ts';
import { examine, type Screen, sampleIds, visitors } from './screens.ts';

const platform = await startPlatform({ sample: 'years' });
const { current, last } = await sampleIds(platform);
const visitor = visitors(platform);

const standard = `/work/standards/${current.standardId}`;
const screens: Screen[] = [
  { name: 'programmes', address: '/work/cycles', as: 'city.organiser' },
  { name: 'programme', address: `/work/cycles/${current.cycleId}`, as: 'city.organiser', printed: true },
  { name: 'new programme', address: '/work/cycles/new', as: 'city.organiser' },
  { name: 'disclosure', address: `/work/cycles/${last.cycleId}/disclosure`, as: 'city.organiser' },
  { name: 'standards', address: '/work/standards', as: 'city.organiser' },
  { name: 'standard', address: standard, as: 'city.organiser' },
  { name: 'indicator', address: `${standard}?item=ZF2`, as: 'city.organiser', thorough: true },
  { name: 'standard as a document', address: `${standard}/document`, as: 'city.organiser', printed: true },
  { name: 'audit log', address: '/work/audit', as: 'admin.audit', printed: true },
  { name: 'accounts', address: '/work/accounts', as: 'admin.security' },
  { name: 'units', address: '/work/units', as: 'admin.system' },
  { name: 'deputies', address: '/work/deputies', as: 'xiaoguai.secretary' },
  { name: 'my account', address: '/work/account', as: 'xiaoguai.clerk' },
];

test.for(screens)('$name', async (screen) => examine(await visitor(screen.as), screen));
