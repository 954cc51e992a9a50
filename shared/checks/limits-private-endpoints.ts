import { privateEndpointGauge } from '../limits/private-endpoints.ts';
import { limitCheck } from './limits/limit-check.ts';
import { planOf } from './limits/samples.ts';

export const limitsPrivateEndpoints = limitCheck({
  rule: 'limits-private-endpoints',
  title: 'A virtual network has many private endpoints, or more than Azure allows.',
  why: 'Azure refuses the next private endpoint of a network that is full; raising the limit is a setting of the network (high scale private endpoints), which should be decided before.',
  limits: ['privateEndpointsPerNetwork'],
  scope: 'network',
  gauge: privateEndpointGauge,
  samples: {
    failing: planOf(
      'virtualNetworks:',
      '  - {name: hub, addressSpace: [10.0.0.0/16], subnets: [{name: endpoints, privateEndpoints: [{resource: storage-blob, count: 900}]}]}',
    ),
    passing: planOf(
      'virtualNetworks:',
      '  - {name: hub, addressSpace: [10.0.0.0/16], subnets: [{name: endpoints, privateEndpoints: [{resource: storage-blob, count: 90}]}]}',
    ),
  },
});
