import { app } from './app.ts';
import { answerNext } from './dialog.ts';
import { invoke } from './ipc-main.ts';
import { log } from './log.ts';
import { clickMenu, menuItems } from './menu.ts';
import { grants, lets, sessionLimits } from './session.ts';
import { preventable } from './log.ts';
import { windows } from './window.ts';

/** What a test may ask of the running shim. */
export type Command =
  | { readonly do: 'log' }
  | { readonly do: 'menu'; readonly path: readonly string[] }
  | { readonly do: 'menu-items' }
  | { readonly do: 'permission'; readonly name: string }
  | { readonly do: 'session-limits' }
  | { readonly do: 'lets'; readonly url: string }
  | { readonly do: 'answer-dialog'; readonly answer: unknown }
  | { readonly do: 'invoke'; readonly channel: string; readonly frame: unknown; readonly args: readonly unknown[] }
  | { readonly do: 'second-instance'; readonly args?: readonly string[]; readonly folder?: string }
  | { readonly do: 'open-file'; readonly file: string }
  | { readonly do: 'window-event'; readonly name: string }
  | { readonly do: 'contents-event'; readonly name: string; readonly details?: Readonly<Record<string, unknown>> }
  | { readonly do: 'move-window'; readonly bounds: { x: number; y: number; width: number; height: number }; readonly maximized?: boolean }
  | { readonly do: 'close-window' }
  | { readonly do: 'quit' };

/** Answers the test that started this process, over the channel that Node gives to forked processes. */
export function startControl(): void {
  process.on('message', ({ id, command }: { id: number; command: Command }) => {
    void answer(command).then((value) => process.send?.({ id, value }));
  });
  process.on('disconnect', () => app.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}

async function answer(command: Command): Promise<unknown> {
  switch (command.do) {
    case 'log':
      return log;
    case 'menu':
      return clickMenu(command.path);
    case 'menu-items':
      return menuItems();
    case 'permission':
      return grants(command.name);
    case 'session-limits':
      return sessionLimits();
    case 'lets':
      return lets(command.url);
    case 'answer-dialog':
      return answerNext(command.answer);
    case 'invoke':
      return invoke(command.channel, { senderFrame: command.frame }, command.args);
    case 'second-instance':
      app.emit('second-instance', {}, command.args ?? process.argv.slice(0, 1), command.folder ?? process.cwd());
      return undefined;
    case 'open-file': {
      const event = preventable();
      app.emit('open-file', event, command.file);
      return event.defaultPrevented;
    }
    case 'window-event':
      return windows[0]?.emit(command.name);
    case 'contents-event': {
      const event = { ...preventable(), ...command.details };
      event.preventDefault = () => void (event.defaultPrevented = true);
      windows[0]?.webContents.emit(command.name, event, command.details);
      return event.defaultPrevented;
    }
    case 'move-window':
      return windows[0]?.moveTo(command.bounds, command.maximized ?? false);
    case 'close-window':
      windows[0]?.close();
      return undefined;
    case 'quit':
      app.quit();
      return undefined;
  }
}
