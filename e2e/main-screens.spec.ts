import { test } from 'vitest';
import { startPlatform } from './platform.ts';
import { examine, type Screen, sampleIds, visitors } from './screens.ts';

const platform = await startPlatform({ sample: 'years' });
const { current, last } = await sampleIds(platform);
const visitor = visitors(platform);

const present = `/work/assessments/${current.assessmentId}`;
const past = `/work/assessments/${last.assessmentId}`;
const screens: Screen[] = [
  { name: 'inbox of a village clerk', address: '/work', as: 'xiaoguai.clerk' },
  { name: 'inbox of the city', address: '/work', as: 'city.organiser' },
  { name: 'villages', address: `/work/cycles/${current.cycleId}/villages`, as: 'city.organiser' },
  { name: 'application', address: `${present}/application`, as: 'xiaoguai.secretary' },
  { name: 'passage', address: present, as: 'xiaoguai.secretary' },
  { name: 'passage of a settled village', address: past, as: 'city.organiser' },
  { name: 'score sheet', address: `${present}/sheets/selfAssessment`, as: 'xiaoguai.clerk', thorough: true, printed: true },
  { name: 'score sheet with panel', address: `${present}/sheets/selfAssessment?star=ZF&item=ZF2`, as: 'xiaoguai.clerk' },
  { name: 'sealed sheet', address: `${past}/sheets/finalAppraisal`, as: 'city.assessor' },
  { name: 'discrepancies', address: `${past}/discrepancies`, as: 'city.organiser' },
  { name: 'result', address: `${past}/result`, as: 'city.organiser', printed: true },
];

test.for(screens)('$name', async (screen) => examine(await visitor(screen.as), screen));
