import type { SubnetSet } from '../subnet-set.ts';

/** Every set of subnets, by id. A new set is a file beside this one and a line here. */
export const subnetSets: readonly SubnetSet[] = [
];
