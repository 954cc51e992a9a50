import type { Route } from 'playwright-core';
import { note } from './log.ts';
import { handlerOf, toApp } from './protocol.ts';
import { lets } from './session.ts';
import { windows } from './window.ts';

/** Answers every request of every page: the app's own scheme by its handler, nothing at all from a network. */
export async function answerRoute(route: Route): Promise<void> {
  const request = route.request();
  const url = toApp(request.url());
  if (isStoppedNavigation(route, url)) return route.abort('aborted');
  if (!lets(url)) {
    note('request cancelled', url);
    return route.abort('blockedbyclient');
  }
  const handler = handlerOf(url);
  if (handler === undefined) {
    note('request let through', url);
    return route.abort('blockedbyclient');
  }
  const body = request.postDataBuffer();
  const response = await handler(
    new Request(url, { method: request.method(), headers: request.headers(), ...(body ? { body: new Uint8Array(body) } : {}) }),
  );
  await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) });
}

/** Asks main about a navigation that the page began, as Electron does. */
function isStoppedNavigation(route: Route, url: string): boolean {
  const request = route.request();
  if (!request.isNavigationRequest()) return false;
  const window = windows.find(({ page }) => page === request.frame().page());
  if (window === undefined || request.url() === window.loading) return false;
  const isMainFrame = request.frame() === window.page?.mainFrame();
  const event = { url, isMainFrame, stopped: false, preventDefault: () => void (event.stopped = true) };
  window.webContents.emit('will-frame-navigate', event);
  if (isMainFrame && !event.stopped) window.webContents.emit('will-navigate', event, url);
  if (event.stopped) note('navigation stopped', url);
  return event.stopped;
}
