// node --import ./test/harness/register.ts out/app/main/index.js: the built main process, with 'electron' answered by the shim.
import { registerHooks } from 'node:module';

const shim = new URL('./shim.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main' ? { url: shim, shortCircuit: true } : next(specifier, context),
});
