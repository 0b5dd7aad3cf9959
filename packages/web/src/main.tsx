import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { currentTag, languageReady, showLanguage } from './app/language.ts';
import { queryClient } from './app/query.ts';
import { router } from './app/router.ts';
import { assert } from '@xingcun/core/assert';

const root = document.querySelector('#root');
assert(root, 'index.html has #root');
await languageReady();
showLanguage(currentTag());
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
