import type { Check } from './check.ts';
import { belowRecommended } from './below-recommended.ts';
import { blockNotAlone } from './block-not-alone.ts';
import { companionMissing } from './companion-missing.ts';
import { dedicatedSubnetShared } from './dedicated-subnet-shared.ts';
import { defaultRouteBreaksService } from './default-route-breaks-service.ts';
import { delegationConflict } from './delegation-conflict.ts';
import { endpointConflict } from './endpoint-conflict.ts';
import { endpointPolicyAliasMissing } from './endpoint-policy-alias-missing.ts';
import { endpointPolicyNotSupported } from './endpoint-policy-not-supported.ts';
import { endpointPolicyWithoutEndpoint } from './endpoint-policy-without-endpoint.ts';
import { endpointRegion } from './endpoint-region.ts';
import { endpointShadowed } from './endpoint-shadowed.ts';
import { endpointUnknown } from './endpoint-unknown.ts';
import { flowNotAsExpected } from './flow-not-as-expected.ts';
import { forbiddenRange } from './forbidden-range.ts';
import { growthTooSmall } from './growth-too-small.ts';
import { invalidPrefix } from './invalid-prefix.ts';
import { ipv6NotSupported } from './ipv6-not-supported.ts';
import { ipv6SubnetSize } from './ipv6-subnet-size.ts';
import { limitsAddresses } from './limits-addresses.ts';
import { limitsAdvertisedPrefixes } from './limits-advertised-prefixes.ts';
import { limitsNetworks } from './limits-networks.ts';
import { limitsNsgs } from './limits-nsgs.ts';
import { limitsPeeredAddresses } from './limits-peered-addresses.ts';
import { limitsPeeredEndpoints } from './limits-peered-endpoints.ts';
import { limitsPeerings } from './limits-peerings.ts';
import { limitsPrivateEndpoints } from './limits-private-endpoints.ts';
import { limitsRouteTables } from './limits-route-tables.ts';
import { limitsRoutes } from './limits-routes.ts';
import { limitsRuleAddresses } from './limits-rule-addresses.ts';
import { limitsRules } from './limits-rules.ts';
import { limitsServiceTagRoutes } from './limits-service-tag-routes.ts';
import { limitsSubnets } from './limits-subnets.ts';
import { nameNotAllowed } from './name-not-allowed.ts';
import { namePattern } from './name-pattern.ts';
import { networkExhausted } from './network-exhausted.ts';
import { nextHopMissing } from './next-hop-missing.ts';
import { noOutbound } from './no-outbound.ts';
import { noSpace } from './no-space.ts';
import { nsgBlocksRequired } from './nsg-blocks-required.ts';
import { nsgNotSupported } from './nsg-not-supported.ts';
import { nsgPriorityTaken } from './nsg-priority-taken.ts';
import { nsgRequired } from './nsg-required.ts';
import { nsgRuleShadowed } from './nsg-rule-shadowed.ts';
import { onePerNetwork } from './one-per-network.ts';
import { outsideParent } from './outside-parent.ts';
import { outsidePool } from './outside-pool.ts';
import { overlapConnected } from './overlap-connected.ts';
import { overlapDeclaredUnused } from './overlap-declared-unused.ts';
import { overlapExternal } from './overlap-external.ts';
import { overlapInNetwork } from './overlap-in-network.ts';
import { overlapInPool } from './overlap-in-pool.ts';
import { overlapUnconnected } from './overlap-unconnected.ts';
import { peeringGatewayTransit } from './peering-gateway-transit.ts';
import { peeringTransitiveAssumed } from './peering-transitive-assumed.ts';
import { poolNotAllowed } from './pool-not-allowed.ts';
import { privateDnsMissing } from './private-dns-missing.ts';
import { publicIpRequired } from './public-ip-required.ts';
import { publicRange } from './public-range.ts';
import { requiredRouteMissing } from './required-route-missing.ts';
import { reservedRange } from './reserved-range.ts';
import { routeTableNotSupported } from './route-table-not-supported.ts';
import { ruleEndsMixed } from './rule-ends-mixed.ts';
import { ruleUnknown } from './rule-unknown.ts';
import { serviceRangeConflict } from './service-range-conflict.ts';
import { serviceRetired } from './service-retired.ts';
import { serviceRetiring } from './service-retiring.ts';
import { serviceWithoutSubnet } from './service-without-subnet.ts';
import { subnetNameRequired } from './subnet-name-required.ts';
import { subnetNameReserved } from './subnet-name-reserved.ts';
import { subnetOutsideLimits } from './subnet-outside-limits.ts';
import { subnetTight } from './subnet-tight.ts';
import { subnetTooSmall } from './subnet-too-small.ts';
import { suppressionExpired } from './suppression-expired.ts';
import { suppressionUnused } from './suppression-unused.ts';
import { tagMissing } from './tag-missing.ts';

/** Every check, by rule. A new check is a file beside this one and a line here. */
export const checks: readonly Check[] = [
  belowRecommended,
  blockNotAlone,
  companionMissing,
  dedicatedSubnetShared,
  defaultRouteBreaksService,
  delegationConflict,
  endpointConflict,
  endpointPolicyAliasMissing,
  endpointPolicyNotSupported,
  endpointPolicyWithoutEndpoint,
  endpointRegion,
  endpointShadowed,
  endpointUnknown,
  flowNotAsExpected,
  forbiddenRange,
  growthTooSmall,
  invalidPrefix,
  ipv6NotSupported,
  ipv6SubnetSize,
  limitsAddresses,
  limitsAdvertisedPrefixes,
  limitsNetworks,
  limitsNsgs,
  limitsPeeredAddresses,
  limitsPeeredEndpoints,
  limitsPeerings,
  limitsPrivateEndpoints,
  limitsRouteTables,
  limitsRoutes,
  limitsRuleAddresses,
  limitsRules,
  limitsServiceTagRoutes,
  limitsSubnets,
  nameNotAllowed,
  namePattern,
  networkExhausted,
  nextHopMissing,
  noOutbound,
  noSpace,
  nsgBlocksRequired,
  nsgNotSupported,
  nsgPriorityTaken,
  nsgRequired,
  nsgRuleShadowed,
  onePerNetwork,
  outsideParent,
  outsidePool,
  overlapConnected,
  overlapDeclaredUnused,
  overlapExternal,
  overlapInNetwork,
  overlapInPool,
  overlapUnconnected,
  peeringGatewayTransit,
  peeringTransitiveAssumed,
  poolNotAllowed,
  privateDnsMissing,
  publicIpRequired,
  publicRange,
  requiredRouteMissing,
  reservedRange,
  routeTableNotSupported,
  ruleEndsMixed,
  ruleUnknown,
  serviceRangeConflict,
  serviceRetired,
  serviceRetiring,
  serviceWithoutSubnet,
  subnetNameRequired,
  subnetNameReserved,
  subnetOutsideLimits,
  subnetTight,
  subnetTooSmall,
  suppressionExpired,
  suppressionUnused,
  tagMissing,
];
