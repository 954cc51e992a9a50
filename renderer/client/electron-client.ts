import type { DesktopBridge } from '../../shared/contract/desktop.ts';
import { refused } from '../../shared/problem/result.ts';
import { noAnswer, type Client } from './client.ts';

/** Returns a client over the preload's bridge. */
export function electronClient(bridge: DesktopBridge): Client {
  return {
    // A Svelte $state object is a proxy, which cannot cross to the main process; its plain copy can.
    request: (name, ask) => bridge.request(name, JSON.parse(JSON.stringify(ask)) as typeof ask).catch(() => refused([noAnswer])),
    onCommand: (listener) =>
      bridge.onCommand((command) => {
        if ((command === 'undo' || command === 'redo') && isWriting()) takeBackTyping(command);
        else listener(command);
      }),
  };
}

/** In a field that is being written the menu's Undo takes back what was typed there, as its key does. */
function isWriting(): boolean {
  return document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement;
}

function takeBackTyping(command: 'undo' | 'redo'): void {
  // Nothing newer does this, and the only engine that this client runs in has it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(command);
}
