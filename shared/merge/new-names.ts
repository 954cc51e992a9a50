import type { Rename } from '../compare/patch/index.ts';

/** A new name of something that `base` calls `from`; of a subnet within the network that `base` calls so. */
export interface NewName {
  readonly list: Rename['list'];
  readonly network?: string;
  readonly from: string;
  readonly to: string;
}

/** Returns what bears another name after than before, where both lists say how things of `base` are called. */
export function renamesFrom(before: readonly NewName[], after: readonly NewName[]): readonly Rename[] {
  const keyOf = ({ list, network, from }: NewName) => JSON.stringify([list, network, from]);
  const [old, now] = [before, after].map((names) => new Map(names.map((name) => [keyOf(name), name.to])));
  const called = (names: ReadonlyMap<string, string> | undefined, name: NewName): string => {
    const own = names?.get(keyOf(name)) ?? name.from;
    return name.network === undefined ? own : `${called(names, { list: 'virtualNetworks', from: name.network, to: '' })}/${own}`;
  };
  const all = new Map([...before, ...after].map((name) => [keyOf(name), name]));
  return [...all.values()].map((name) => ({ list: name.list, from: called(old, name), to: called(now, name) })).filter(({ from, to }) => from !== to);
}
