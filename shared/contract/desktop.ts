import type { Request } from './requests.ts';

/** The address of the page in the desktop window. The scheme is the app's own: nothing outside can link or send to it. */
export const pageOrigin = 'app://cadastre';

/** The one channel between the window's page and the app's main process. */
export const requestChannel = 'cadastre:request';

/** What the preload puts on the page's `window.cadastre`, and all that it puts there. */
export interface DesktopBridge {
  readonly request: Request;
}
