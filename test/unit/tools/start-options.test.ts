import { describe, expect, test } from 'vitest';
import { chooseFace, readStartOptions } from '../../../tools/start-options.js';

const nothing = { browser: false, open: true, port: undefined, file: undefined };

describe('readStartOptions', () => {
  test.each([
    [[], nothing],
    [['--browser'], { ...nothing, browser: true }],
    [['--no-open', 'plan.yaml'], { ...nothing, open: false, file: 'plan.yaml' }],
    [['--port', '8080'], { ...nothing, port: '8080' }],
    [['--port=0', 'a b.yaml'], { ...nothing, port: '0', file: 'a b.yaml' }],
    [['--help'], { help: true }],
    [['-h', '--nonsense'], { help: true }],
  ])('reads %j', (args, options) => {
    expect(readStartOptions(args)).toEqual(options);
  });

  test.each([
    [['--port'], '--port should be followed by a number from 0 to 65535, not nothing.'],
    [['--port', '65536'], '--port should be followed by a number from 0 to 65535, not "65536".'],
    [['--port', '-1'], '--port should be followed by a number from 0 to 65535, not "-1".'],
    [['--dark'], '"--dark" is not an option of npm start.'],
    [['a', 'b'], 'One plan can be opened, not both "a" and "b".'],
  ])('refuses %j', (args, wrong) => {
    expect(readStartOptions(args)).toEqual({ wrong });
  });
});

describe('chooseFace', () => {
  const found = async () => ({ executable: '/electron' });
  const never = async () => {
    throw new Error('The runtime should not have been looked for.');
  };

  test('a window where the runtime is', async () => {
    expect(await chooseFace(nothing, found, { platform: 'darwin', env: {}, userId: 501 })).toEqual({ executable: '/electron' });
    expect(await chooseFace(nothing, found, { platform: 'win32', env: {}, userId: undefined })).toEqual({ executable: '/electron' });
    expect(await chooseFace(nothing, found, { platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' }, userId: 1000 })).toEqual({
      executable: '/electron',
    });
  });

  test('the browser where the runtime cannot be had, and why', async () => {
    const face = await chooseFace(nothing, async () => ({ why: 'it cannot be had' }), { platform: 'darwin', env: {}, userId: 501 });
    expect(face).toEqual({ why: 'it cannot be had' });
  });

  test.each([
    ['--browser was given', { ...nothing, browser: true }, { platform: 'darwin', env: {}, userId: 501 }],
    ['there is no display', nothing, { platform: 'linux', env: {}, userId: 1000 }],
    ['does not run as root', nothing, { platform: 'linux', env: { DISPLAY: ':0' }, userId: 0 }],
  ])('the browser, without looking for the runtime: %s', async (why, options, around) => {
    expect((await chooseFace(options, never, around)).why).toContain(why);
  });
});
