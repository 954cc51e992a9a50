// What `npm start` was asked for, and which face of the app that gives.

/**
 * @typedef {object} StartOptions
 * @property {boolean} browser the browser host was asked for
 * @property {boolean} open open the system's browser at the address
 * @property {string | undefined} port
 * @property {string | undefined} file a plan to open
 */

export const USAGE = `Usage: npm start -- [options] [FILE]

  --browser    use the browser, even where a desktop window is possible
  --no-open    print the address, but do not open the browser
  --port N     the port of the browser host (default: any free one)
  --help       this text`;

/**
 * Returns the options, a wish for help, or a sentence about what is wrong.
 * @param {readonly string[]} args
 * @returns {StartOptions | { help: true } | { wrong: string }}
 */
export function readStartOptions(args) {
  /** @type {StartOptions} */
  const options = { browser: false, open: true, port: undefined, file: undefined };
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--help' || arg === '-h') return { help: true };
    else if (arg === '--browser') options.browser = true;
    else if (arg === '--no-open') options.open = false;
    else if (arg === '--port' || arg.startsWith('--port=')) {
      const port = arg === '--port' ? rest.shift() : arg.slice('--port='.length);
      if (port === undefined || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
        return { wrong: `--port should be followed by a number from 0 to 65535, not ${port === undefined ? 'nothing' : `"${port}"`}.` };
      }
      options.port = port;
    } else if (arg.startsWith('-')) return { wrong: `"${arg}" is not an option of npm start.` };
    else if (options.file !== undefined) return { wrong: `One plan can be opened, not both "${options.file}" and "${arg}".` };
    else options.file = arg;
  }
  return options;
}

/**
 * Returns Electron's executable when a desktop window is possible here, else why it is not, as the rest of a sentence.
 *
 * @param {StartOptions} options
 * @param {() => Promise<{ executable?: string | undefined, why?: string | undefined }>} obtain finds or fetches the runtime
 * @param {{ env?: NodeJS.ProcessEnv, platform?: string, userId?: number | undefined }} [around]
 * @returns {Promise<{ executable?: string | undefined, why?: string | undefined }>}
 */
export async function chooseFace(options, obtain, around = {}) {
  const { env = process.env, platform = process.platform, userId = process.getuid?.() } = around;
  if (options.browser) return { why: '--browser was given' };
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return { why: 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)' };
  }
  // Not worth a download. Whoever names a runtime of their own gets it tried.
  if (platform === 'linux' && userId === 0 && !env['ELECTRON_EXEC_PATH']) return { why: "Electron's sandbox does not run as root" };
  return obtain();
}
