import { app } from './app.ts';
import { invoke } from './ipc-main.ts';
import { log } from './log.ts';
import { clickMenu } from './menu.ts';
import { grants } from './session.ts';
import { windows } from './window.ts';

/** What a test may ask of the running shim. */
export type Command =
  | { readonly do: 'log' }
  | { readonly do: 'menu'; readonly path: readonly string[] }
  | { readonly do: 'permission'; readonly name: string }
  | { readonly do: 'invoke'; readonly channel: string; readonly frame: unknown; readonly args: readonly unknown[] }
  | { readonly do: 'second-instance' }
  | { readonly do: 'close-windows' }
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
    case 'permission':
      return grants(command.name);
    case 'invoke':
      return invoke(command.channel, { senderFrame: command.frame }, command.args);
    case 'second-instance':
      app.emit('second-instance');
      return undefined;
    case 'close-windows':
      for (const window of [...windows]) await window.closePage();
      app.emit('window-all-closed');
      return undefined;
    case 'quit':
      app.quit();
      return undefined;
  }
}
