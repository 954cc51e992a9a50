import { note, strict } from './log.ts';

export const shell = strict('shell', {
  openExternal: async (url: string) => note('shell.openExternal', url),
});
