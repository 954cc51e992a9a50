import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { placeWindow, readWindowState, type Rectangle, type WindowState } from '../../electron/window-state.ts';
import { whyNoChromium } from '../harness/browser.ts';
import { appForTest, folderForTest, startApp } from './app-in-window.ts';

const laptop: Rectangle = { x: 0, y: 24, width: 1440, height: 876 };
const second: Rectangle = { x: 1440, y: 0, width: 2560, height: 1440 };
const above: Rectangle = { x: 0, y: -1080, width: 1920, height: 1080 };
const was = (x: number, y: number, width = 1000, height = 700, maximized = false): WindowState => ({ x, y, width, height, maximized });

describe('the place of the window', () => {
  test.each([
    ['the first time: a size, and a place of the system', undefined, [laptop], { width: 1280, height: 800 }],
    ['the first time on a small screen', undefined, [{ ...laptop, width: 1024, height: 700 }], { width: 1024, height: 700 }],
    ['without any screen that is known of', undefined, [], { width: 1280, height: 800 }],
    ['where it was', was(100, 100), [laptop], { x: 100, y: 100, width: 1000, height: 700 }],
    ['where it was, on the second screen', was(2000, 200), [laptop, second], { x: 2000, y: 200, width: 1000, height: 700 }],
    ['where it was, on a screen to the left or above', was(100, -900), [laptop, above], { x: 100, y: -900, width: 1000, height: 700 }],
    ['a screen that is gone', was(2000, 200), [laptop], { width: 1280, height: 800 }],
    ['partly off the screen, but enough of its top to take hold of', was(1300, 100), [laptop], { x: 1300, y: 100, width: 1000, height: 700 }],
    ['too little of it to take hold of', was(1400, 100), [laptop], { width: 1280, height: 800 }],
    ['its title above the screen', was(100, -200), [laptop], { width: 1280, height: 800 }],
    ['its title below the screen', was(100, 890), [laptop], { width: 1280, height: 800 }],
    ['larger than the screen is now', was(0, 24, 3000, 2000), [laptop], { x: 0, y: 24, width: 1440, height: 876 }],
    ['smaller than it may be', was(10, 30, 300, 1), [laptop], { x: 10, y: 30, width: 640, height: 480 }],
  ])('%s', (_what, before, screens, expected) => {
    expect(placeWindow(before, screens)).toEqual({ ...expected, maximized: false });
  });

  test('stays maximised, also when its screen is gone', () => {
    expect(placeWindow(was(0, 24, 1000, 700, true), [laptop]).maximized).toBe(true);
    expect(placeWindow(was(9000, 24, 1000, 700, true), [laptop])).toEqual({ width: 1280, height: 800, maximized: true });
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '7',
    '{"x":1}',
    '{"x":"1","y":2,"width":3,"height":4,"maximized":false}',
    '{"x":1.5,"y":2,"width":3,"height":4,"maximized":false}',
    '{"x":1e300,"y":2,"width":3,"height":4,"maximized":false}',
    '{"x":1,"y":2,"width":3,"height":4,"maximized":"no"}',
  ])('is forgotten when its file says %s', (text) => {
    const file = join(folderForTest(), 'window.json');
    writeFileSync(file, text);
    expect(readWindowState(file)).toBeUndefined();
    expect(readWindowState(`${file}.none`)).toBeUndefined();
  });
});

describe.skipIf(whyNoChromium() !== '')('the window of the built app', () => {
  const options = async (app: Awaited<ReturnType<typeof startApp>>['app']) => (await app.log()).find(([what]) => what === 'window')?.[1];

  test('comes back where it was, in its size and maximised', async () => {
    const userData = folderForTest();
    const first = await startApp({ userData });
    expect(await options(first.app)).toMatchObject({ width: 1280, height: 800, minWidth: 640, minHeight: 480 });
    await first.app.ask({ do: 'move-window', bounds: { x: 50, y: 60, width: 900, height: 640 }, maximized: true });
    await first.end();
    const second = await startApp({ userData });
    expect(await options(second.app)).toMatchObject({ x: 50, y: 60, width: 900, height: 640 });
    await vi.waitFor(async () => expect(await second.app.log()).toContainEqual(['maximize']));
    await second.end();
  });

  test('writes its place down soon after it was moved, for the day on which it does not end by itself', async () => {
    const { app, userData } = await appForTest();
    const file = join(userData, 'window.json');
    expect(existsSync(file)).toBe(false);
    await app.ask({ do: 'move-window', bounds: { x: 5, y: 30, width: 800, height: 600 } });
    await vi.waitFor(() => expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ x: 5, y: 30, width: 800, height: 600, maximized: false }), 3_000);
  });
});
