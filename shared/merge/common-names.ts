import { subnetName } from '../compare/identity.ts';
import type { Rename } from '../compare/patch/index.ts';
import type { PlanDocument } from '../plan/document.ts';
import { agree, type OfBoth, type Said } from './agree-names.ts';
import type { Side } from './conflict.ts';
import type { NewName } from './new-names.ts';
import { renamedDocument, type NewNames } from './renamed.ts';
import { renamesBetween } from './renames.ts';
import { trailPath, type Trail } from './trail.ts';

/** Three documents in which one name means one thing, and on which names the two sides do not agree. */
export interface CommonNames {
  readonly base: PlanDocument;
  readonly ours: PlanDocument;
  readonly theirs: PlanDocument;
  readonly disagreements: readonly NameDisagreement[];
  /** What was renamed and how it is called now, and how ours calls it. */
  readonly renamed: { readonly final: readonly NewName[]; readonly ours: readonly NewName[] };
}

/** Two new names for one thing, or a new name for what the other side removed. Names of subnets are those within their network. */
export interface NameDisagreement extends Said {
  readonly trail: Trail;
  /** The way to it by the names that all three documents have now. */
  readonly at: string;
  readonly base: string;
}

/**
 * Returns three documents in which what one side has renamed bears its new name everywhere, with all that refers to it. Of two new names that of
 * the favoured side is taken. A new name that the other side uses for something else is left alone: there one thing is gone and another one added.
 */
export function commonNames(base: PlanDocument, ours: PlanDocument, theirs: PlanDocument, favoured: Side): CommonNames {
  const found = { ours: renamesBetween(base, ours), theirs: renamesBetween(base, theirs) };
  if (found.ours.length === 0 && found.theirs.length === 0) return { base, ours, theirs, disagreements: [], renamed: { final: [], ours: [] } };
  const disagreements: NameDisagreement[] = [];
  const made = { base: noNames(), ours: noNames(), theirs: noNames() };
  const renamed = { final: [] as NewName[], ours: [] as NewName[] };
  for (const { list, noun } of LISTS) {
    const renames = { ours: mapOf(found.ours, list), theirs: mapOf(found.theirs, list) };
    const names = { base: namesIn(base, list), ours: namesIn(ours, list), theirs: namesIn(theirs, list) };
    agree(renames, names, favoured, (from, final, said) => {
      made.base[list].set(from, final);
      renamed.final.push({ list, from, to: final });
      renamed.ours.push({ list, from, to: renames.ours.get(from) ?? from });
      const [trail, now] = [from, final].map((label) => [{ key: list }, { noun, label }]);
      if (said && trail && now) disagreements.push({ ...said, trail, at: trailPath(now), base: from });
    });
    for (const [from, final] of made.base[list])
      for (const side of ['ours', 'theirs'] as const) made[side][list].set(renames[side].get(from) ?? from, final);
  }
  agreeOnSubnets({ base, ours, theirs }, { found, made, favoured, disagreements, renamed });
  return {
    base: renamedDocument(base, made.base),
    ours: renamedDocument(ours, made.ours),
    theirs: renamedDocument(theirs, made.theirs),
    disagreements,
    renamed,
  };
}

const LISTS = [
  { list: 'addressPools', noun: 'address pool' },
  { list: 'externalNetworks', noun: 'external network' },
  { list: 'virtualNetworks', noun: 'virtual network' },
] as const;

type Names = { readonly [K in keyof NewNames]: Map<string, string> };

function noNames(): Names {
  return { addressPools: new Map(), externalNetworks: new Map(), virtualNetworks: new Map(), subnets: new Map() };
}

function mapOf(renames: readonly Rename[], list: Rename['list']): ReadonlyMap<string, string> {
  return new Map(renames.flatMap((rename) => (rename.list === list ? [[rename.from, rename.to]] : [])));
}

function namesIn(document: PlanDocument, list: (typeof LISTS)[number]['list']): ReadonlySet<string> {
  return new Set((document[list] ?? []).map(({ name }) => name));
}

function agreeOnSubnets(
  documents: { readonly base: PlanDocument; readonly ours: PlanDocument; readonly theirs: PlanDocument },
  {
    found,
    made,
    favoured,
    disagreements,
    renamed: settled,
  }: {
    readonly found: OfBoth<readonly Rename[]>;
    readonly made: { readonly base: Names; readonly ours: Names; readonly theirs: Names };
    readonly favoured: Side;
    readonly disagreements: NameDisagreement[];
    readonly renamed: { readonly final: NewName[]; readonly ours: NewName[] };
  },
): void {
  const renamed = { ours: mapOf(found.ours, 'subnets'), theirs: mapOf(found.theirs, 'subnets') };
  const networks = { ours: mapOf(found.ours, 'virtualNetworks'), theirs: mapOf(found.theirs, 'virtualNetworks') };
  const subnets = { ours: subnetNames(documents.ours), theirs: subnetNames(documents.theirs) };
  for (const { name, subnets: list = [] } of documents.base.virtualNetworks ?? []) {
    const called = { ours: networks.ours.get(name) ?? name, theirs: networks.theirs.get(name) ?? name };
    const inner = { ours: subnets.ours.get(called.ours), theirs: subnets.theirs.get(called.theirs) };
    if (!inner.ours || !inner.theirs) continue;
    const within = (side: Side) =>
      new Map(
        list.flatMap((subnet): [string, string][] => {
          const to = renamed[side].get(`${name}/${subnetName(subnet)}`);
          return to === undefined ? [] : [[subnetName(subnet), to.slice(called[side].length + 1)]];
        }),
      );
    const renames = { ours: within('ours'), theirs: within('theirs') };
    agree(renames, { ours: inner.ours, theirs: inner.theirs }, favoured, (from, final, said) => {
      const wayTo = (network: string, label: string) => [
        { key: 'virtualNetworks' },
        { noun: 'virtual network', label: network },
        { key: 'subnets' },
        { noun: 'subnet', label },
      ];
      const at = trailPath(wayTo(made.base.virtualNetworks.get(name) ?? name, final));
      if (said) disagreements.push({ ...said, trail: wayTo(name, from), at, base: from });
      made.base.subnets.set(`${name}/${from}`, final);
      settled.final.push({ list: 'subnets', network: name, from, to: final });
      settled.ours.push({ list: 'subnets', network: name, from, to: renames.ours.get(from) ?? from });
      for (const side of ['ours', 'theirs'] as const) made[side].subnets.set(`${called[side]}/${renames[side].get(from) ?? from}`, final);
    });
  }
}

function subnetNames(document: PlanDocument): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map((document.virtualNetworks ?? []).map(({ name, subnets = [] }) => [name, new Set(subnets.map(subnetName))]));
}
