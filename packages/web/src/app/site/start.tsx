import '../../ui/tokens.css';
import '../../ui/base.css';
import { assert } from '@xingcun/core/assert';
import type { Problem } from '@xingcun/core/wire';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { htmlLang } from '@xingcun/core/page-language';
import { currentTag, languageReady, loadMessages, showLanguage } from '../language.ts';
import { queryClient } from '../query.ts';
import { matchAddress } from './address.ts';
import { sitePages } from './pages.ts';
import type { PageState } from './reading.ts';
import { SiteApp } from './site-app.tsx';

const root = document.querySelector('#root');
const state: PageState = JSON.parse(document.querySelector('#state')?.textContent ?? 'null');
const page = sitePages.find(({ pattern }) => pattern === state.pattern);
const address = matchAddress(state.pattern, new URL(location.href));
assert(root && page && address, 'the server rendered a page of this site');

const reading = await page.load();
await Promise.all([languageReady(), ...reading.namespaces.map((namespace) => loadMessages(namespace))]);
for (const { key, value } of state.known) queryClient.setQueryData(key, value);
const code = document.querySelector('#page-code')?.innerHTML ?? '';
const app = (
  <SiteApp client={queryClient} reading={reading} address={address} problem={state.problem as Problem | null} code={code} />
);

// A browser whose choice the server did not know (its cookie is gone) shows its own language.
if (document.documentElement.lang === htmlLang(currentTag())) hydrateRoot(root, app);
else {
  showLanguage(currentTag());
  createRoot(root).render(app);
}
