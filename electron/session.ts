import { session } from 'electron';
import { pageOrigin } from '../shared/contract/desktop.ts';

/**
 * Refuses the page every permission (camera, clipboard, notifications, …) and every request to a network. The app makes none;
 * this holds it to that, whatever a page or a dependency may try.
 */
export function denyEverything(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }));
}

function isLocal(url: string): boolean {
  return url.startsWith(`${pageOrigin}/`) || /^(data|blob|devtools):/.test(url);
}
