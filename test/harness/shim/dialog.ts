import { setTimeout } from 'node:timers/promises';
import { note, strict } from './log.ts';

/** What the test has the user answer next: paths, the number of a button, or undefined for Cancel. */
const answers: unknown[] = [];

export function answerNext(answer: unknown): void {
  answers.push(answer);
}

interface Options {
  readonly signal?: AbortSignal;
}

/** The window may be left out, as in Electron. */
function shown(kind: string, args: readonly unknown[]): { readonly options: Options; readonly answer: unknown } {
  const options = args.at(-1) as Options;
  const { signal: _, ...plain } = options;
  note(kind, plain);
  if (answers.length === 0 && !options.signal) throw new Error(`Nobody said how ${kind} is answered.`);
  return { options, answer: answers.shift() };
}

export const dialog = strict('dialog', {
  async showOpenDialog(...args: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    const { answer } = shown('showOpenDialog', args);
    return typeof answer === 'string' ? { canceled: false, filePaths: [answer] } : { canceled: true, filePaths: [] };
  },
  async showSaveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    const { answer } = shown('showSaveDialog', args);
    return typeof answer === 'string' ? { canceled: false, filePath: answer } : { canceled: true, filePath: '' };
  },
  async showMessageBox(...args: unknown[]): Promise<{ response: number }> {
    const { options, answer } = shown('showMessageBox', args);
    if (typeof answer === 'number') {
      // Nobody answers before the page has heard that it stays: Chromium ignores a second closing until then.
      await setTimeout(100);
      return { response: answer };
    }
    // Stays open until it is taken back.
    await new Promise((resolve) => options.signal?.addEventListener('abort', resolve));
    note('message box taken back');
    return { response: 0 };
  },
});
