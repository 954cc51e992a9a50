import type { DesktopBridge } from '../../shared/contract/desktop.ts';
import { refused } from '../../shared/problem/result.ts';
import { noAnswer, type Client } from './client.ts';

/** Returns a client over the preload's bridge. */
export function electronClient(bridge: DesktopBridge): Client {
  return {
    // A Svelte $state object is a proxy, which cannot cross to the main process; its plain copy can.
    request: (name, ask) => bridge.request(name, JSON.parse(JSON.stringify(ask)) as typeof ask).catch(() => refused([noAnswer])),
  };
}
