/**
 * Modules that must be there without a network: the worker keeps them and what they import. A page that works offline adds itself, its words
 * in both languages and its sender; build.ts fails where one is not there.
 */
export const offlineModules = [
  'index.html',
  'src/app/work-shell.tsx',
  'src/app/offline/remembered-session.ts',
  'src/app/offline/messages.zh.ts',
  'src/app/offline/messages.en.ts',
  'src/fieldwork/evidence/messages.zh.ts',
  'src/fieldwork/evidence/messages.en.ts',
  'src/fieldwork/inspection/inspection-page.tsx',
  'src/fieldwork/inspection/finding-sender.ts',
  'src/fieldwork/inspection/interview-sender.ts',
  'src/fieldwork/inspection/messages.zh.ts',
  'src/fieldwork/inspection/messages.en.ts',
  'src/fieldwork/visits/form/visit-form-page.tsx',
  'src/fieldwork/visits/form/visit-sender.ts',
  'src/fieldwork/visits/form/messages.zh.ts',
  'src/fieldwork/visits/form/messages.en.ts',
];
