import { strict } from './log.ts';

/** One screen, whose menu bar and dock take some of it. */
export const screen = strict('screen', {
  getAllDisplays: () => [{ id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 }, workArea: { x: 0, y: 24, width: 1920, height: 1000 } }],
});
