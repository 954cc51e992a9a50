import type { Request } from './requests.ts';

/** The address of the page in the desktop window. The scheme is the app's own: nothing outside can link or send to it. */
export const pageOrigin = 'app://cadastre';

/** The one channel between the window's page and the app's main process. */
export const requestChannel = 'cadastre:request';

/** The channel on which the menu and the system tell the page what the user asked for. */
export const commandChannel = 'cadastre:command';

/** The views of an open plan. */
export type ViewOfPlan = 'plan' | 'map' | 'findings' | 'configuration' | 'revisions' | 'services';

/** What the window's menu, or the system, asks of the page. `open-started`: there is a file to be had by `file/started`. */
export type DesktopCommand =
  | 'new-plan'
  | 'open-file'
  | 'open-started'
  | 'plans'
  | 'save-revision'
  | 'export'
  | 'undo'
  | 'redo'
  | 'find'
  | 'settings'
  | 'keys'
  | `view-${ViewOfPlan}`;

/** The title of the window while no plan is open. With one its name stands before it. */
export const APP_TITLE = 'Cadastre';

/** Returns the title of the page: systems show it on the window, and the menu learns from it whether a plan is open. */
export function pageTitle(plan: string | undefined): string {
  return plan === undefined ? APP_TITLE : `${plan} · ${APP_TITLE}`;
}

/** What the preload puts on the page's `window.cadastre`, and all that it puts there. */
export interface DesktopBridge {
  readonly request: Request;
  /** Calls `listener` for each command, until the function that comes back is called. */
  readonly onCommand: (listener: (command: DesktopCommand) => void) => () => void;
}
