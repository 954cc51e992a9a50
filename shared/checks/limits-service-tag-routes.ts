import { serviceTagRouteGauge } from '../limits/routes.ts';
import { limitCheck } from './limits/limit-check.ts';
import { planOf } from './limits/samples.ts';

const TAGS = [
  'ApiManagement',
  'AppService',
  'AzureActiveDirectory',
  'AzureBackup',
  'AzureContainerRegistry',
  'AzureCosmosDB',
  'AzureKeyVault',
  'AzureMonitor',
  'BatchNodeManagement',
  'DataFactory',
  'EventHub',
  'GatewayManager',
  'HDInsight',
  'LogicApps',
  'MicrosoftContainerRegistry',
  'PowerBI',
  'ServiceBus',
  'Sql',
  'SqlManagement',
  'Storage',
];

export const limitsServiceTagRoutes = limitCheck({
  rule: 'limits-service-tag-routes',
  title: 'A route table has many routes to service tags, or more than Azure allows.',
  why: 'A route to a service tag stands for hundreds of prefixes, so that a table takes only a few of them.',
  limits: ['serviceTagRoutesPerTable'],
  gauge: serviceTagRouteGauge,
  samples: {
    failing: planOf(
      'virtualNetworks:',
      '  - name: hub',
      '    addressSpace: [172.16.0.0/24]',
      '    subnets:',
      '      - name: app',
      '        size: /26',
      '        routes:',
      ...TAGS.map((tag) => `          - {prefix: ${tag}, nextHop: internet}`),
    ),
    passing: planOf(
      'virtualNetworks:',
      '  - name: hub',
      '    addressSpace: [172.16.0.0/24]',
      '    subnets: [{name: app, size: /26, routes: [{prefix: AzureMonitor, nextHop: internet}]}]',
    ),
  },
});
