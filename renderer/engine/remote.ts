/** Functions by name, whose arguments and answers can cross from one thread to another. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Calls = { readonly [name: string]: (...args: any[]) => unknown };

/** The same functions as they are called from the other side. */
export type Remote<T> = {
  readonly [Name in keyof T]: T[Name] extends (...args: infer Args) => infer Answer ? (...args: Args) => Promise<Awaited<Answer>> : never;
};

interface Call {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

type Reply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly fault: string };

/** Answers, inside of a worker, what the page calls: one after the other, in the order of the calls. */
export function answerCalls(own: object): void {
  const calls = own as unknown as Calls;
  addEventListener('message', (event: MessageEvent<Call>) => {
    const { id, name, args } = event.data;
    void (async () => {
      let reply: Reply;
      try {
        reply = { id, value: await calls[name]?.(...args) };
      } catch (error) {
        reply = { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
      }
      postMessage(reply);
    })();
  });
}

/** Returns the functions that a worker answers. A fault of the worker rejects the call that met it. */
export function remoteCalls<T extends object>(worker: Worker): Remote<T> {
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (fault: Error) => void }>();
  let last = 0;
  worker.addEventListener('message', (event: MessageEvent<Reply>) => {
    const reply = event.data;
    const own = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('fault' in reply) own?.reject(new Error(reply.fault));
    else own?.resolve(reply.value);
  });
  worker.addEventListener('error', (event) => {
    const fault = new Error(event.message || 'the worker could not be started');
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
  });
  const call = (name: string, args: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, name, args } satisfies Call);
    });
  return new Proxy({} as Remote<T>, {
    get: (_, name) => (typeof name === 'string' && name !== 'then' ? (...args: unknown[]) => call(name, args) : undefined),
  });
}

/** Returns functions of this thread as if they were far away: who calls them cannot tell. */
export function nearCalls<T extends object>(own: T): Remote<T> {
  const calls = own as unknown as Calls;
  return new Proxy({} as Remote<T>, {
    get: (_, name) => (typeof name === 'string' && name !== 'then' ? async (...args: unknown[]) => calls[name]?.(...args) : undefined),
  });
}
