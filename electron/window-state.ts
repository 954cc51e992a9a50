import { readSmallFile } from './small-file.ts';

/** A place on the screens, in their own pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was when it was closed. */
export interface WindowState extends Rectangle {
  readonly maximized: boolean;
}

/** How the window opens: without x and y where the system chooses its place. */
export interface WindowPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export const SMALLEST = { width: 640, height: 480 } as const;
const FIRST = { width: 1280, height: 800 } as const;
/** As much of the top of the window must be on a screen that it can be taken hold of. */
const HOLD = { width: 120, height: 32 } as const;

/** Returns where the window was, as a file says; undefined when there is none, or it says something else. */
export function readWindowState(file: string): WindowState | undefined {
  const value = readSmallFile(file);
  if (typeof value !== 'object' || value === null) return undefined;
  const { x, y, width, height, maximized } = value as Partial<Record<keyof WindowState, unknown>>;
  if (![x, y, width, height].every((number) => Number.isSafeInteger(number)) || typeof maximized !== 'boolean') return undefined;
  return { x, y, width, height, maximized } as WindowState;
}

/** Returns how the window opens on the screens that there are now: where it was, if that is still a place that a person can reach. */
export function placeWindow(before: WindowState | undefined, screens: readonly Rectangle[]): WindowPlace {
  const [first] = screens;
  const maximized = before?.maximized ?? false;
  const screen = before && screens.find((area) => canBeHeld(before, area));
  if (!before || !screen) return { ...fit(FIRST, first), maximized };
  return { x: before.x, y: before.y, ...fit(before, screen), maximized };
}

/** The window's top edge, where its title is, lies on this screen by enough. */
function canBeHeld({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return across >= HOLD.width && y >= area.y && y + HOLD.height <= area.y + area.height;
}

function fit({ width, height }: Pick<Rectangle, 'width' | 'height'>, screen: Rectangle | undefined): { width: number; height: number } {
  return {
    width: Math.max(SMALLEST.width, Math.min(width, screen?.width ?? width)),
    height: Math.max(SMALLEST.height, Math.min(height, screen?.height ?? height)),
  };
}
