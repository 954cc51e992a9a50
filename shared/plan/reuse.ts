import { plannedSubnets } from './expand-set.ts';
import type { PlanDocument, VirtualNetworkDocument } from './document.ts';
import type { Network, Plan } from './plan.ts';
import { demandedName } from './resolve-workloads.ts';

/**
 * Returns the look-up of networks of an earlier plan that are the same in the plan of `document`, by their index in it; undefined: to be
 * resolved. A network is made of its own part of the document, its index (paths hold it), the defaults and the pools; one with rules also
 * depends on which names there are.
 */
export function reusableNetworks(document: PlanDocument, previous: Plan | undefined): (index: number) => Network | undefined {
  if (previous === undefined) return () => undefined;
  const { document: before, networks } = previous;
  if (document.defaults !== before.defaults || document.addressPools !== before.addressPools) return () => undefined;
  const alike = sameNames(document, before);
  return (index) => {
    const network = networks[index];
    if (network === undefined || document.virtualNetworks?.[index] !== before.virtualNetworks?.[index]) return undefined;
    return alike || network.subnets.every(({ rules }) => rules.length === 0) ? network : undefined;
  };
}

/** Whether networks, subnets and external networks have the same names in both, at the same places; false where that is not plain to see. */
function sameNames(a: PlanDocument, b: PlanDocument): boolean {
  const [networks = [], others = []] = [a.virtualNetworks, b.virtualNetworks];
  if (a.externalNetworks !== b.externalNetworks || networks.length !== others.length) return false;
  return networks.every((network, i) => {
    const other = others[i];
    return other !== undefined && (network === other || namesIn(network) === namesIn(other));
  });
}

function namesIn({ name, subnets = [] }: VirtualNetworkDocument): string {
  const own = subnets.flatMap((entry) => plannedSubnets(entry, []).subnets.map(({ document }) => document.name ?? demandedName(document) ?? ''));
  return JSON.stringify([name, ...own]);
}
