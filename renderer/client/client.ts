import { createContext } from 'svelte';
import type { DesktopBridge } from '../../shared/contract/desktop.ts';
import type { Request } from '../../shared/contract/requests.ts';
import type { Problem } from '../../shared/problem/problem.ts';

/** The page's way to its host, the same over Electron and over HTTP. Requests never reject; trouble comes as problems. */
export interface Client {
  readonly request: Request;
  /** Calls `listener` for what the window's menu or the system asks, until the function that comes back is called. Absent in a browser. */
  readonly onCommand?: DesktopBridge['onCommand'];
}

/** Hands the client down to whichever component opens a link or asks for something. */
export const [getClient, setClient] = createContext<Client>();

/** The host did not answer as a host should: it ended, or it is at fault. */
export const noAnswer: Problem = {
  code: 'no-answer',
  text: 'Cadastre does not answer.',
  at: '',
  hint: 'It may have been stopped. Start it again where you started it before.',
};
