import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ isSsrBuild }) => ({
  root: here('.'),
  plugins: [react()],
  resolve: {
    alias: [
      // The page declares routes from core's contracts but never parses: the server checks what comes and what leaves. Saves 24 KiB.
      { find: /^zod$/, replacement: here('src/app/no-zod.ts') },
    ],
  },
  server: {
    port: 5173, // The host stays the page's own: the server refuses writes from another origin.
    proxy: { '/api': { target: process.env.XINGCUN_API ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: isSsrBuild ? here('src/app/site/render.tsx') : { index: here('index.html'), site: here('site.html') },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            // what the app and the public site both begin with, as one file: twenty small ones compress worse
            {
              name: 'frame',
              test: /node_modules[\\/]@tanstack[\\/](react-query|query-core)[\\/]|web[\\/]src[\\/]app[\\/](api|connection|connection-notice|elder|installed-languages|language|messages|messages\.(zh|en)|new-id|no-zod|problem-words|public-frame|query|signed-in-hint|stored|switches|theme|format)\.|web[\\/]src[\\/]ui[\\/](brand|empty-state|error-state|icon|messages\.(zh|en)|page-skeleton|page-header|state-tag)\.|core[\\/]src[\\/](assert|bytes|day-words|message|obstacle|page-language|refusal|route|text|wire|units[\\/](contract|unit))\.ts/,
            },
          ],
        },
      },
    },
  },
}));
