import { session } from 'electron';
import { pageOrigin } from '../shared/contract/desktop.ts';

/**
 * Refuses the page every permission (camera, clipboard, notifications, devices, …), every download, and every request to a network. The app
 * makes none; this holds it to that, whatever a page or a dependency may try.
 */
export function denyEverything(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }));
  // Files are written by the main process, where the system's dialog says.
  defaultSession.on('will-download', (event) => event.preventDefault());
  // Its dictionaries would be downloaded.
  defaultSession.setSpellCheckerEnabled(false);
}

function isLocal(url: string): boolean {
  return url.startsWith(`${pageOrigin}/`) || /^(data|blob|devtools):/.test(url);
}
