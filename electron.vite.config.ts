import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

// tools/build-app.js builds aside and renames; a bare `electron-vite build` writes where the app is run from.
const out = process.env['CADASTRE_APP_OUT'] ?? at('out/app');

export default defineConfig({
  main: {
    build: {
      outDir: resolve(out, 'main'),
      sourcemap: true,
      rolldownOptions: { input: { index: at('electron/main.ts'), serve: at('browser/serve-main.ts') } },
    },
  },
  preload: {
    build: {
      outDir: resolve(out, 'preload'),
      sourcemap: true,
      // A sandboxed window loads one CommonJS file that may require nothing but Electron.
      externalizeDeps: false,
      rolldownOptions: { input: { index: at('electron/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [svelte({ configFile: at('svelte.config.js') })],
    build: {
      outDir: resolve(out, 'renderer'),
      emptyOutDir: true,
      sourcemap: true,
      // The polyfill would be the page's only use of a feature that every browser we meet has.
      modulePreload: { polyfill: false },
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
