import { preventable, strict, type Preventable } from './log.ts';

type PermissionHandler = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;
type PermissionCheck = (contents: unknown, permission: string) => boolean;
type DeviceHandler = (details: unknown) => boolean;
type RequestFilter = (details: { url: string }, answer: (answer: { cancel?: boolean }) => void) => void;

/** What main has set; Electron's own defaults where it has not: every permission is granted, every request passes. */
const set: {
  permission?: PermissionHandler;
  check?: PermissionCheck;
  device?: DeviceHandler;
  filter?: RequestFilter;
  download?: (event: Preventable) => void;
  spelling?: boolean;
} = {};

export const session = {
  defaultSession: strict('session', {
    setPermissionRequestHandler: (handler: PermissionHandler) => void (set.permission = handler),
    setPermissionCheckHandler: (handler: PermissionCheck) => void (set.check = handler),
    setDevicePermissionHandler: (handler: DeviceHandler) => void (set.device = handler),
    setSpellCheckerEnabled: (enabled: boolean) => void (set.spelling = enabled),
    on: (event: 'will-download', listener: (event: Preventable) => void) => {
      if ((event as string) !== 'will-download') throw new Error(`The shim lacks the session's event ${event as string}.`);
      set.download = listener;
    },
    webRequest: strict('webRequest', { onBeforeRequest: (filter: RequestFilter) => void (set.filter = filter) }),
  }),
};

/** Reports whether the session would let a page download a file, or use the network to check its spelling. */
export function sessionLimits(): { downloads: boolean; spelling: boolean; devices: boolean } {
  const event = preventable();
  set.download?.(event);
  return { downloads: !event.defaultPrevented, spelling: set.spelling ?? true, devices: set.device?.({}) ?? true };
}

/** Reports whether the session would grant a permission, asked for or checked. */
export function grants(permission: string): { asked: boolean; checked: boolean } {
  let asked = set.permission === undefined;
  set.permission?.(null, permission, (granted) => (asked = granted));
  return { asked, checked: set.check?.(null, permission) ?? true };
}

/** Reports whether the session lets a request out. */
export function lets(url: string): boolean {
  let cancelled = false;
  set.filter?.({ url }, ({ cancel }) => (cancelled = cancel === true));
  return !cancelled;
}
