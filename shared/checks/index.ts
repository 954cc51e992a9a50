import type { Check } from './check.ts';
import { belowRecommended } from './below-recommended.ts';
import { blockNotAlone } from './block-not-alone.ts';
import { companionMissing } from './companion-missing.ts';
import { dedicatedSubnetShared } from './dedicated-subnet-shared.ts';
import { delegationConflict } from './delegation-conflict.ts';
import { flowNotEvaluated } from './flow-not-evaluated.ts';
import { forbiddenRange } from './forbidden-range.ts';
import { invalidPrefix } from './invalid-prefix.ts';
import { ipv6SubnetSize } from './ipv6-subnet-size.ts';
import { nameNotAllowed } from './name-not-allowed.ts';
import { nextHopMissing } from './next-hop-missing.ts';
import { noSpace } from './no-space.ts';
import { nsgPriorityTaken } from './nsg-priority-taken.ts';
import { onePerNetwork } from './one-per-network.ts';
import { outsideParent } from './outside-parent.ts';
import { outsidePool } from './outside-pool.ts';
import { overlapConnected } from './overlap-connected.ts';
import { overlapExternal } from './overlap-external.ts';
import { overlapInNetwork } from './overlap-in-network.ts';
import { overlapInPool } from './overlap-in-pool.ts';
import { overlapUnconnected } from './overlap-unconnected.ts';
import { publicRange } from './public-range.ts';
import { reservedRange } from './reserved-range.ts';
import { serviceRangeConflict } from './service-range-conflict.ts';
import { serviceRetired } from './service-retired.ts';
import { serviceRetiring } from './service-retiring.ts';
import { serviceWithoutSubnet } from './service-without-subnet.ts';
import { subnetNameRequired } from './subnet-name-required.ts';
import { subnetNameReserved } from './subnet-name-reserved.ts';
import { subnetOutsideLimits } from './subnet-outside-limits.ts';
import { subnetTooSmall } from './subnet-too-small.ts';

/** Every check, by rule. A new check is a file beside this one and a line here. */
export const checks: readonly Check[] = [
  belowRecommended,
  blockNotAlone,
  companionMissing,
  dedicatedSubnetShared,
  delegationConflict,
  flowNotEvaluated,
  forbiddenRange,
  invalidPrefix,
  ipv6SubnetSize,
  nameNotAllowed,
  nextHopMissing,
  noSpace,
  nsgPriorityTaken,
  onePerNetwork,
  outsideParent,
  outsidePool,
  overlapConnected,
  overlapExternal,
  overlapInNetwork,
  overlapInPool,
  overlapUnconnected,
  publicRange,
  reservedRange,
  serviceRangeConflict,
  serviceRetired,
  serviceRetiring,
  serviceWithoutSubnet,
  subnetNameRequired,
  subnetNameReserved,
  subnetOutsideLimits,
  subnetTooSmall,
];
