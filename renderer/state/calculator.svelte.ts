import { serviceById, services } from '../../shared/catalog/catalog.ts';
import { delegationOf } from '../../shared/catalog/by-inputs.ts';
import { writeInput, type InputSpec } from '../../shared/catalog/inputs.ts';
import type { InputValue } from '../../shared/plan/document.ts';
import { readServiceInputs } from '../../shared/catalog/service-inputs.ts';
import type { Service } from '../../shared/catalog/service.ts';
import { sizeSubnet, type SizingMode, type SubnetSize } from '../../shared/catalog/size.ts';
import { invariant } from '../../shared/problem/invariant.ts';

/** The most growth that makes sense in one sum: ten times as much again. */
const MOST_GROWTH = 1000;

/** The sizing calculator: the chosen service, what was typed, and the sum that follows from both. */
export class Calculator {
  service: Service = $state.raw(firstService());
  /** What stands in the fields that were touched, as typed, by the input's name. */
  written: Readonly<Record<string, string>> = $state.raw({});
  growth = $state('0');
  mode: SizingMode = $state('recommended');

  #read = $derived(readServiceInputs(this.service, this.written, { textual: true }));

  /** Names of the inputs whose fields hold something that they do not accept. */
  // A new set each time; nothing changes it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  wrong: ReadonlySet<string> = $derived(new Set(this.#read.problems.map(({ name }) => name)));
  /** What of the inputs cannot hold together, in sentences, while each of them is right by itself. */
  contradictions: readonly string[] = $derived(this.#read.problems.filter(({ name }) => name === '').map(({ text }) => text));
  /** What the subnet is delegated to with these inputs. */
  delegation: string | undefined = $derived(delegationOf({ service: this.service, inputs: this.#read.values })?.to);
  growthIsWrong = $derived(!/^\d{1,4}$/.test(this.growth.trim()) || Number(this.growth) > MOST_GROWTH);

  /** The sum, or undefined while a field holds something wrong. */
  size: SubnetSize | undefined = $derived.by(() => {
    if (this.wrong.size > 0 || this.growthIsWrong) return undefined;
    return sizeSubnet([{ service: this.service, inputs: this.#read.values, growth: Number(this.growth) }], this.mode);
  });

  /** Some input of the service grows, so growth means something. */
  grows = $derived(Object.values(this.service.sizing.inputs).some((spec) => spec.kind === 'count' && spec.grows));

  /** The same sum on the command line. */
  command = $derived.by(() => {
    const { inputs } = this.service.sizing;
    const changed = Object.entries(this.written).filter(([name, text]) => text !== defaultText(inputs[name] as InputSpec));
    return [
      `npx cadastre size ${this.service.id}`,
      ...changed.map(([name, text]) => quoteArgument(`${name}=${text.replaceAll(', ', ',')}`)),
      ...(Number(this.growth) > 0 ? [`--growth ${Number(this.growth)}`] : []),
      ...(this.mode === 'minimum' ? ['--sizing minimum'] : []),
    ].join(' ');
  });

  /** The inputs that were written, as a plan document holds them; those that are as the catalog has them are left out. */
  get given(): Readonly<Record<string, InputValue>> {
    const { inputs } = this.service.sizing;
    const changed = Object.keys(this.written).filter((name) => this.written[name] !== defaultText(inputs[name] as InputSpec));
    return Object.fromEntries(changed.map((name) => [name, writeInput(this.#read.values[name]) as InputValue]));
  }

  choose(id: string): void {
    const service = serviceById(id);
    invariant(service, `the list offers ${id}, which the catalog does not know`);
    this.service = service;
    this.written = {};
    this.growth = '0';
  }

  write(name: string, text: string): void {
    this.written = { ...this.written, [name]: text };
  }

  /** Returns what stands in a field: what was typed, or the default. */
  textOf(name: string): string {
    return this.written[name] ?? defaultText(this.service.sizing.inputs[name] as InputSpec);
  }
}

function defaultText(spec: InputSpec): string {
  return spec.kind === 'ports' ? spec.default.join(', ') : String(spec.default);
}

/** Puts an argument in quotes if a shell would otherwise read it as something else. */
function quoteArgument(text: string): string {
  return /^[\w=.,%/-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Stands at the top of the list, and shows in a few lines what a sum is made of. */
function firstService(): Service {
  const first = serviceById('bastion') ?? services[0];
  invariant(first, 'the catalog is empty');
  return first;
}
