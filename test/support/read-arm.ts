/** A resource that an ARM template asks for, everything worked out that Azure would work out, with the ids that it waits for. */
export interface ArmResource {
  readonly id: string;
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly subscription: string;
  readonly group: string | undefined;
  /** Everything but the above and the properties of a nested deployment. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly dependsOn: readonly string[];
  /** Id of the nested deployment that it is in. */
  readonly inside: string | undefined;
}

/** The subscription that a test deploys to. */
export const HOME = '00000000-0000-0000-0000-00000000000f';

type Json = Record<string, unknown>;
interface Scope {
  readonly subscription: string;
  readonly group: string | undefined;
  readonly inside: string | undefined;
  readonly parameters: Json;
}

/**
 * Deploys a template as Azure would, as far as ours go: parameters with their defaults, nested deployments with their own scope, conditions,
 * `[[` and expressions. Whatever it does not know throws, so that nothing passes unread.
 */
export function readArm(text: string, parameters: Json = {}): ArmResource[] {
  return deploy(JSON.parse(text) as Json, parameters, { subscription: HOME, group: undefined, inside: undefined });
}

function deploy(template: Json, values: Json, at: Omit<Scope, 'parameters'>): ArmResource[] {
  const declared = (template['parameters'] ?? {}) as Record<string, Json>;
  for (const name of Object.keys(values)) if (!(name in declared)) throw new Error(`no parameter ${name}`);
  const all: Json = {};
  const scope: Scope = { ...at, parameters: all };
  for (const [name, { defaultValue, type }] of Object.entries(declared)) {
    const value = name in values ? values[name] : work(defaultValue, scope);
    if (value === undefined) throw new Error(`no value for parameter ${name}`);
    if (typeof value !== (type === 'bool' ? 'boolean' : type)) throw new Error(`parameter ${name} is no ${String(type)}`);
    all[name] = value;
  }
  return (template['resources'] as Json[]).flatMap((resource) => deployOne(resource, scope));
}

function deployOne(resource: Json, scope: Scope): ArmResource[] {
  const { type, apiVersion, name, dependsOn, properties, condition, comments, ...rest } = resource as Json & { type: string; apiVersion: string };
  if (comments !== undefined && typeof comments !== 'string') throw new Error('comments is no text');
  if (condition !== undefined && work(condition, scope) !== true) return [];
  const worked = work(rest, scope) as Json;
  const title = work(name, scope) as string;
  const waits = (work(dependsOn ?? [], scope) as string[]).map((id) => id.toLowerCase());
  const nested = type === 'Microsoft.Resources/deployments';
  const subscription = nested ? ((worked['subscriptionId'] as string | undefined) ?? scope.subscription) : scope.subscription;
  const group = nested ? (worked['resourceGroup'] as string | undefined) : scope.group;
  const id = idOf(subscription, group, type, title.split('/'));
  const own = { id, type, apiVersion, name: title, subscription, group, dependsOn: waits, inside: scope.inside };
  if (!nested) return [{ ...own, body: { ...worked, properties: work(properties, scope) } }];
  const { template, parameters, expressionEvaluationOptions, mode } = properties as Record<string, Json> & { mode: string };
  if (mode !== 'Incremental' || expressionEvaluationOptions?.['scope'] !== 'inner') throw new Error('another kind of deployment');
  const values = Object.fromEntries(Object.entries(parameters ?? {}).map(([key, value]) => [key, work((value as Json)['value'], scope)]));
  return [{ ...own, body: worked }, ...deploy(template as Json, values, { subscription, group, inside: id })];
}

function idOf(subscription: string, group: string | undefined, type: string, names: readonly string[]): string {
  const [provider = '', ...types] = type.split('/');
  const scope = `/subscriptions/${subscription}${group === undefined ? '' : `/resourceGroups/${group}`}`;
  if (type === 'Microsoft.Resources/resourceGroups') return `${scope}/resourceGroups/${names.join('/')}`.toLowerCase();
  // A name with a slash of its own (hostile ones have them) stays whole in the last segment.
  const parts = types.map((part, i) => `${part}/${i === types.length - 1 ? names.slice(i).join('/') : (names[i] ?? '')}`);
  return `${scope}/providers/${provider}/${parts.join('/')}`.toLowerCase();
}

function work(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') {
    if (!value.startsWith('[') || !value.endsWith(']')) return value;
    return value.startsWith('[[') ? value.slice(1) : new Reader(value.slice(1, -1), scope).whole();
  }
  if (Array.isArray(value)) return value.map((entry) => work(entry, scope));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => {
        if (key.startsWith('[')) throw new Error(`${key} could be an expression`);
        return [key, work(entry, scope)];
      }),
    );
  return value;
}

/** Reads an expression: strings, calls, `.name` and `[value]`. */
class Reader {
  readonly #text: string;
  readonly #scope: Scope;
  #at = 0;

  constructor(text: string, scope: Scope) {
    this.#text = text;
    this.#scope = scope;
  }

  whole(): unknown {
    const value = this.#value(true);
    if (this.#at !== this.#text.length) throw new Error(`${this.#text} goes on at ${this.#at}`);
    return value;
  }

  // `live` is false in the side of `if` that is not chosen: read, and not worked out.
  #value(live: boolean): unknown {
    let value = this.#text[this.#at] === "'" ? this.#string() : this.#call(live);
    for (;;) {
      const member = /^\.(\w+)/.exec(this.#text.slice(this.#at));
      if (member) {
        this.#at += member[0].length;
        if (live) value = (value as Json)[member[1] ?? ''];
      } else if (this.#text[this.#at] === '[') {
        this.#at++;
        const key = this.#value(live);
        this.#take(']');
        if (live && !((key as string) in (value as Json))) throw new Error(`no ${String(key)}`);
        if (live) value = (value as Json)[key as string];
      } else return value;
    }
  }

  #string(): string {
    const match = /^'((?:[^']|'')*)'/.exec(this.#text.slice(this.#at));
    if (!match) throw new Error(`no end of string in ${this.#text}`);
    this.#at += match[0].length;
    return (match[1] ?? '').replaceAll("''", "'");
  }

  #call(live: boolean): unknown {
    const name = /^\w+/.exec(this.#text.slice(this.#at))?.[0];
    if (name === undefined) throw new Error(`no value at ${this.#at} of ${this.#text}`);
    this.#at += name.length;
    this.#take('(');
    const args: unknown[] = [];
    while (this.#text[this.#at] !== ')') {
      if (args.length > 0) this.#take(', ');
      args.push(this.#value(live && (name !== 'if' || args.length === 0 || (args.length === 1) === args[0])));
    }
    this.#at++;
    return live ? this.#result(name, args) : undefined;
  }

  #take(text: string): void {
    if (!this.#text.startsWith(text, this.#at)) throw new Error(`no ${text} at ${this.#at} of ${this.#text}`);
    this.#at += text.length;
  }

  #result(name: string, args: unknown[]): unknown {
    const texts = args as string[];
    switch (name) {
      case 'parameters':
        if (!((texts[0] as string) in this.#scope.parameters)) throw new Error(`no parameter ${texts[0] ?? ''}`);
        return this.#scope.parameters[texts[0] ?? ''];
      case 'subscription':
        return { subscriptionId: this.#scope.subscription };
      case 'format':
        return texts.slice(1).reduce((text, arg, i) => text.replaceAll(`{${i}}`, () => arg), texts[0] ?? '');
      case 'union':
        return Object.assign({}, ...(args as object[]));
      case 'createObject':
        return Object.fromEntries(args.flatMap((key, i) => (i % 2 === 0 ? [[key as string, args[i + 1]]] : [])));
      case 'contains':
        return Object.keys(args[0] as object).some((key) => key.toLowerCase() === texts[1]?.toLowerCase());
      case 'if':
        return args[0] === true ? args[1] : args[2];
      case 'resourceId': {
        const at = texts.findIndex((text) => /^Microsoft\.\w+\//.test(text));
        const subscription = at > 1 ? (texts[at - 2] ?? '') : this.#scope.subscription;
        return idOf(subscription, at > 0 ? texts[at - 1] : this.#scope.group, texts[at] ?? '', texts.slice(at + 1));
      }
      case 'subscriptionResourceId': {
        const at = texts.findIndex((text) => /^Microsoft\.\w+\//.test(text));
        return idOf(at > 0 ? (texts[0] ?? '') : this.#scope.subscription, undefined, texts[at] ?? '', texts.slice(at + 1));
      }
      case 'extensionResourceId': {
        const match = /^\/subscriptions\/([^/]+)\/resourceGroups\/(.*)$/s.exec(texts[0] ?? '');
        return idOf(match?.[1] ?? '', match?.[2], texts[1] ?? '', texts.slice(2));
      }
      default:
        throw new Error(`unknown function ${name}`);
    }
  }
}
