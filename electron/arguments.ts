import { resolve } from 'node:path';

/**
 * Returns the path of the plan among the arguments of a start, or undefined. `own`: how many of them are the program itself, which is one when it is
 * packaged and two where Electron was given its folder. Switches are Electron's.
 */
export function fileArgument(args: readonly string[], { own, folder }: { readonly own: number; readonly folder: string }): string | undefined {
  const file = args.slice(own).find((arg) => arg !== '' && !arg.startsWith('-'));
  return file === undefined ? undefined : resolve(folder, file);
}
