// @ts-nocheck -- half of it is about values of any kind, and none of it sees a module
// Runs inside the page, once in each of its two worlds: the page's own and the preload's. Plain JavaScript, and each function
// complete in itself, because their source text is injected.
//
// Between the worlds go plain values by structured clone, and functions and promises by number, as contextBridge has it.

/** One end of the bridge. `me` and `peer` are the names of this world and the other; `prefix` makes the events' names unguessable. */
export function endpoint(me, peer, prefix) {
  const functions = new Map();
  const numbers = new WeakMap();
  const received = new Map();
  const promises = new Map();
  const replies = new Map();
  let last = 0;

  const send = (kind, detail) => window.dispatchEvent(new CustomEvent(prefix + peer + kind, { detail }));
  const listen = (kind, listener) => window.addEventListener(prefix + me + kind, (event) => listener(event.detail));
  const describe = (error) => ({ name: error?.name ?? 'Error', message: String(error?.message ?? error) });
  const revive = (error) => Object.assign(new Error(error.message), { name: error.name });

  const isPlain = (value) =>
    value !== null && typeof value === 'object' && (Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value)));
  const holdsCallable = (value, depth = 0) =>
    typeof value === 'function' ||
    value instanceof Promise ||
    (depth < 100 && isPlain(value) && Object.values(value).some((member) => holdsCallable(member, depth + 1)));

  const pack = (value) => {
    if (typeof value === 'function') {
      if (!numbers.has(value)) {
        numbers.set(value, ++last);
        functions.set(last, value);
      }
      return { $bridge: 'function', number: numbers.get(value) };
    }
    if (value instanceof Promise) {
      const number = ++last;
      value.then(
        (result) => send('settle', { number, value: pack(result) }),
        (error) => send('settle', { number, error: describe(error) }),
      );
      return { $bridge: 'promise', number };
    }
    // A proxy, such as a Svelte $state object, throws DataCloneError here, as it does in Electron.
    if (!holdsCallable(value)) return structuredClone(value);
    return Array.isArray(value) ? value.map(pack) : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, pack(member)]));
  };
  const unpack = (value) => {
    if (!isPlain(value)) return value;
    const { $bridge: kind, number } = value;
    if (kind === 'function') {
      if (!received.has(number)) received.set(number, (...args) => call(number, args));
      return received.get(number);
    }
    if (kind === 'promise') return new Promise((resolve, reject) => promises.set(number, { resolve, reject }));
    return Array.isArray(value) ? value.map(unpack) : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unpack(member)]));
  };
  // Events are delivered at once, so the reply is there when `send` returns.
  const call = (number, args) => {
    const id = ++last;
    send('call', { id, number, args: args.map(pack) });
    const reply = replies.get(id);
    replies.delete(id);
    if (reply?.error) throw revive(reply.error);
    return unpack(reply?.value);
  };

  listen('call', ({ id, number, args }) => {
    let reply;
    try {
      reply = { id, value: pack(functions.get(number)(...args.map(unpack))) };
    } catch (error) {
      reply = { id, error: describe(error) };
    }
    send('reply', reply);
  });
  listen('reply', (reply) => replies.set(reply.id, reply));
  listen('settle', ({ number, value, error }) => {
    const waiting = promises.get(number);
    promises.delete(number);
    if (error) waiting?.reject(revive(error));
    else waiting?.resolve(unpack(value));
  });
  listen('expose', ({ key, value }) => {
    if (key in window) throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
    Object.defineProperty(window, key, { value: Object.freeze(unpack(value)), enumerable: true });
  });
  return { expose: (key, api) => send('expose', { key, value: pack(api) }) };
}

/** The preload's world: `require('electron')` gives contextBridge and ipcRenderer, and nothing else can be required. */
export function preloadWorld(bridge, encode, decode, toMain, source, url) {
  const listeners = new Map();
  const pending = new Map();
  let last = 0;
  const on = (channel) => {
    if (!listeners.has(channel)) listeners.set(channel, new Set());
    return listeners.get(channel);
  };
  const clone = (args) => encode(structuredClone(args));
  const ipcRenderer = {
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        const cloned = clone(args);
        pending.set(id, { resolve, reject });
        toMain(JSON.stringify({ kind: 'invoke', id, channel, args: cloned }));
      }),
    send: (channel, ...args) => toMain(JSON.stringify({ kind: 'send', channel, args: clone(args) })),
    on: (channel, listener) => (on(channel).add(listener), ipcRenderer),
    removeListener: (channel, listener) => (on(channel).delete(listener), ipcRenderer),
    off: (channel, listener) => (on(channel).delete(listener), ipcRenderer),
  };
  globalThis.__fromMain = (json) => {
    const message = JSON.parse(json);
    if (message.kind === 'send') {
      for (const listener of on(message.channel)) listener({ sender: ipcRenderer }, ...decode(message.args));
      return;
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.error === undefined) waiting?.resolve(decode(message.value));
    else waiting?.reject(new Error(message.error));
  };
  const electron = { contextBridge: { exposeInMainWorld: bridge.expose }, ipcRenderer };
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  const process = { env: {}, platform: 'linux', versions: {}, sandboxed: true, contextIsolated: true };
  try {
    (0, eval)(`(function(require,module,exports,process){${source}\n})\n//# sourceURL=${url}`)(require, module, module.exports, process);
  } catch (error) {
    toMain(JSON.stringify({ kind: 'preload-error', error: String(error?.stack ?? error) }));
  }
}
