import type {
  ExternalNetworkDocument,
  FlowDocument,
  PlanDocument,
  PrivateEndpointDocument,
  SubnetDocument,
  VirtualNetworkDocument,
} from '../../../shared/plan/document.ts';
import { checkRows } from '../../support/check-rows.ts';
import { oneNetwork } from '../../support/plans.ts';

const app = (serviceEndpoints: string[], rest: Partial<SubnetDocument> = {}): SubnetDocument => ({ name: 'app', serviceEndpoints, ...rest });
const endpoints = (...resources: string[]): SubnetDocument => ({ name: 'pe', privateEndpoints: resources.map((resource) => ({ resource })) });
const deployed = { prefix: '10.64.0.0/26', deployed: true };

checkRows('endpoint-unknown', [
  { why: 'ids and any case are understood', document: oneNetwork([app(['storage', 'MICROSOFT.SQL'])]), tells: [] },
  {
    why: 'a slip',
    document: oneNetwork([app(['Microsoft.Sql', 'Microsoft.Storge'])]),
    tells: ['warning: The service endpoint Microsoft.Storge of net/app should be one that Azure has, such as Microsoft.Storage.'],
    offers: ['Write Microsoft.Storage'],
  },
  {
    why: 'a slip that stands there twice',
    document: oneNetwork([app(['Microsoft.Storge', 'Microsoft.Sql', 'Microsoft.Storge'])]),
    tells: ['warning: The service endpoint Microsoft.Storge of net/app should be one that Azure has, such as Microsoft.Storage.'],
    offers: ['Write Microsoft.Storage'],
  },
  {
    why: 'a slip beside the right one',
    document: oneNetwork([app(['Microsoft.Storage', 'Microsoft.Storge'])]),
    tells: ['warning: The service endpoint Microsoft.Storge of net/app should be one that Azure has, such as Microsoft.Storage.'],
    offers: ['Remove Microsoft.Storge, beside which Microsoft.Storage stands'],
  },
  {
    why: 'a slip beside one that leads to the same',
    document: oneNetwork([app(['Microsoft.Storage.Global', 'Microsoft.Storge'])]),
    tells: ['warning: The service endpoint Microsoft.Storge of net/app should be one that Azure has, such as Microsoft.Storage.'],
    offers: ['Remove Microsoft.Storge, beside which Microsoft.Storage.Global stands'],
  },
  {
    why: 'nothing like it',
    document: oneNetwork([app(['Contoso.Wonder'])]),
    tells: ['warning: The service endpoint Contoso.Wonder of net/app should be one that Azure has.'],
  },
  {
    why: 'in a subnet of a set',
    document: oneNetwork([{ set: 'databricks', name: 'dbx', subnets: { host: { serviceEndpoints: ['Microsoft.Storge'] } } }]),
    tells: ['warning: The service endpoint Microsoft.Storge of net/dbx-host should be one that Azure has, such as Microsoft.Storage.'],
    offers: ['Write Microsoft.Storage'],
  },
  {
    why: 'in flows, on either side',
    document: {
      ...oneNetwork([{ name: 'app' }]),
      flows: [
        { from: 'net/app', to: 'service:Microsoft.Storge@westeurope', expect: 'blocked' },
        { from: 'service:Contoso.Wonder', to: 'net/app', expect: 'blocked' },
        { from: 'net/app', to: 'service:Microsoft.Sql', expect: 'allowed' },
      ],
    },
    tells: [
      'warning: The service Contoso.Wonder of the flow from service:Contoso.Wonder to net/app should be one that has service endpoints.',
      'warning: The service Microsoft.Storge of the flow from net/app to service:Microsoft.Storge@westeurope should be one that has service endpoints, such as Microsoft.Storage.',
    ],
    offers: ['Write service:Microsoft.Storage@westeurope'],
  },
]);

checkRows('endpoint-conflict', [
  { why: 'one of the two', document: oneNetwork([app(['Microsoft.Storage.Global', 'Microsoft.Sql'])]), tells: [] },
  {
    why: 'both',
    document: oneNetwork([app(['storage', 'Microsoft.Storage.Global'])]),
    tells: ['error: net/app should have Microsoft.Storage.Global or Microsoft.Storage, not both.'],
    offers: ['Remove Microsoft.Storage from net/app'],
  },
  {
    why: 'both, and the subnet exists',
    document: oneNetwork([app(['Microsoft.Storage', 'Microsoft.Storage.Global'], deployed)]),
    tells: ['error: net/app should have Microsoft.Storage.Global or Microsoft.Storage, not both.'],
  },
]);

const spokes = (first: SubnetDocument[], second: SubnetDocument[], peered = true): PlanDocument => ({
  cadastre: 1,
  name: 'test',
  virtualNetworks: [
    { name: 'one', addressSpace: ['10.64.0.0/16'], subnets: first },
    { name: 'two', addressSpace: ['10.65.0.0/16'], subnets: second },
  ],
  peerings: peered ? [{ between: ['two', 'one'] }] : [],
});
checkRows('endpoint-shadowed', [
  { why: 'other services', document: oneNetwork([app(['Microsoft.Sql']), endpoints('storage-blob')]), tells: [] },
  {
    why: 'in one network, of two services',
    document: oneNetwork([app(['Microsoft.KeyVault', 'Microsoft.Storage', 'Microsoft.Sql']), endpoints('storage-blob', 'storage-file', 'key-vault')]),
    tells: [
      'info: net/app has service endpoints for Microsoft.KeyVault and Microsoft.Storage, and private endpoints to the same services stand in net/pe; resources that have a private endpoint are reached over that one.',
    ],
  },
  {
    why: 'the endpoint for all regions, and private endpoints of a peered network',
    document: spokes([app(['Microsoft.Storage.Global'])], [endpoints('storage-blob')]),
    tells: [
      'info: one/app has service endpoints for Microsoft.Storage.Global, and private endpoints to the same services stand in two/pe; resources that have a private endpoint are reached over that one.',
    ],
  },
  {
    why: 'its own private endpoints go before those of a peered network',
    document: spokes([app(['Microsoft.Storage']), endpoints('storage-blob')], [endpoints('storage-blob')]),
    tells: [
      'info: one/app has service endpoints for Microsoft.Storage, and private endpoints to the same services stand in one/pe; resources that have a private endpoint are reached over that one.',
    ],
  },
  { why: 'not peered', document: spokes([app(['Microsoft.Storage'])], [endpoints('storage-blob')], false), tells: [] },
  {
    why: 'a registry has only one of the two',
    document: oneNetwork([app(['Microsoft.ContainerRegistry', 'Microsoft.Sql']), endpoints('container-registry', 'sql-database')]),
    tells: [
      'warning: net/app has the service endpoint Microsoft.ContainerRegistry, and private endpoints to Azure Container Registry stand in net/pe; one resource should use one of the two, since it cannot have both.',
      'info: net/app has service endpoints for Microsoft.Sql, and private endpoints to the same services stand in net/pe; resources that have a private endpoint are reached over that one.',
    ],
  },
]);

const flowing = (
  subnets: SubnetDocument[],
  flow: Partial<FlowDocument>,
  network: Partial<VirtualNetworkDocument> = { region: 'westeurope' },
): PlanDocument => ({
  ...oneNetwork(subnets, { addressSpace: ['10.64.0.0/16'], ...network }),
  flows: [{ from: 'net/app', to: 'service:Microsoft.Storage@francecentral', expect: 'allowed', ...flow }],
});
checkRows('endpoint-region', [
  { why: 'the same region', document: flowing([app(['Microsoft.Storage'])], { to: 'service:Microsoft.Storage@westeurope' }), tells: [] },
  { why: 'a region that is not told', document: flowing([app(['Microsoft.Storage'])], { to: 'service:Microsoft.Storage' }), tells: [] },
  { why: 'a network whose region is not told', document: flowing([app(['Microsoft.Storage'])], {}, {}), tells: [] },
  {
    why: 'an endpoint that leads everywhere',
    document: flowing([app(['Microsoft.KeyVault'])], { to: 'service:Microsoft.KeyVault@francecentral' }),
    tells: [],
  },
  { why: 'no endpoint that it could rest on', document: flowing([app(['Microsoft.Storage.Global'])], {}), tells: [] },
  { why: 'it should be blocked', document: flowing([app(['Microsoft.Storage'])], { expect: 'blocked' }), tells: [] },
  { why: 'it starts elsewhere', document: flowing([app(['Microsoft.Storage'])], { from: 'internet' }), tells: [] },
  { why: 'private endpoints are in reach', document: flowing([app(['Microsoft.Storage']), endpoints('storage-blob')], {}), tells: [] },
  {
    why: 'another region, with an endpoint that leads there',
    document: flowing([app(['Microsoft.KeyVault', 'Microsoft.Storage'])], {}),
    tells: [
      'warning: The flow from net/app to service:Microsoft.Storage@francecentral should not rest on Microsoft.Storage of net/app, which leads to resources in westeurope only. Microsoft.Storage.Global leads to every region.',
    ],
    offers: ['Replace Microsoft.Storage by Microsoft.Storage.Global on net/app'],
  },
  {
    why: 'the paired region',
    document: flowing([app(['Microsoft.Storage'])], { to: 'service:Microsoft.Storage@northeurope' }),
    tells: [
      'info: The flow from net/app to service:Microsoft.Storage@northeurope rests on Microsoft.Storage of net/app; pages differ on whether that leads to northeurope, the pair of westeurope.',
    ],
    offers: ['Replace Microsoft.Storage by Microsoft.Storage.Global on net/app'],
  },
  {
    why: 'both endpoints on one subnet',
    document: flowing([app(['Microsoft.Storage', 'Microsoft.Storage.Global'])], {}),
    tells: [
      'warning: The flow from net/app to service:Microsoft.Storage@francecentral should not rest on Microsoft.Storage of net/app, which leads to resources in westeurope only. Microsoft.Storage.Global leads to every region.',
    ],
    offers: ['Replace Microsoft.Storage by Microsoft.Storage.Global on net/app'],
  },
  {
    why: 'a whole network, of which one subnet exists: nothing is offered',
    document: flowing([app(['Microsoft.Storage'], deployed), { ...app(['Microsoft.Storage']), name: 'jobs' }], { from: 'net' }),
    tells: [
      'warning: The flow from net to service:Microsoft.Storage@francecentral should not rest on Microsoft.Storage of net/app and net/jobs, which leads to resources in westeurope only. Microsoft.Storage.Global leads to every region.',
    ],
  },
  {
    why: 'a service without an endpoint that leads everywhere',
    document: flowing([app(['Microsoft.Sql'])], { to: 'service:Microsoft.Sql@northeurope' }),
    tells: [
      'warning: The flow from net/app to service:Microsoft.Sql@northeurope should not rest on Microsoft.Sql of net/app, which leads to resources in westeurope only. A private endpoint leads to every region.',
    ],
  },
]);

const hq = (rest: Partial<ExternalNetworkDocument> = {}): ExternalNetworkDocument => ({
  name: 'hq',
  prefixes: ['10.0.0.0/12'],
  connections: [{ to: 'hub', via: 'expressroute' }],
  ...rest,
});
const joined = (external: ExternalNetworkDocument, hub: SubnetDocument[], spoke: PrivateEndpointDocument[], gatewayTransit = true): PlanDocument => ({
  cadastre: 1,
  name: 'test',
  externalNetworks: [external],
  virtualNetworks: [
    { name: 'hub', addressSpace: ['10.64.0.0/16'], subnets: [{ service: 'expressroute-gateway' }, ...hub] },
    { name: 'spoke', addressSpace: ['10.65.0.0/16'], subnets: spoke.length === 0 ? [] : [{ name: 'pe', privateEndpoints: spoke }] },
  ],
  peerings: [{ between: ['hub', 'spoke'], ...(gatewayTransit ? { gatewayTransit: 'hub' } : {}) }],
});
const vault: PrivateEndpointDocument[] = [{ resource: 'key-vault', count: 2 }];
checkRows('private-dns-missing', [
  { why: 'private endpoints inside of Azure alone', document: oneNetwork([endpoints('key-vault')]), tells: [] },
  { why: 'no private endpoints', document: joined(hq(), [], []), tells: [] },
  { why: 'an external network that is not connected', document: joined(hq({ connections: [] }), [], vault), tells: [] },
  { why: 'a spoke that is not reached', document: joined(hq(), [], vault, false), tells: [] },
  { why: 'a resolver in the hub', document: joined(hq(), [{ name: 'dns', service: 'dns-private-resolver' }], vault), tells: [] },
  {
    why: 'a spoke that is reached through the gateway of the hub',
    document: joined(hq(), [], vault),
    tells: [
      'info: hq reaches 2 private endpoints in spoke; to resolve their names it should forward to a resolver in Azure, and no DNS Private Resolver stands in a network that it reaches.',
    ],
  },
  {
    why: 'a network of Azure that others own',
    document: joined(
      hq({ kind: 'azure', connections: [{ to: 'hub', via: 'peering' }] }),
      [endpoints('key-vault'), { name: 'dns', service: 'dns-private-resolver' }],
      [],
    ),
    tells: [
      'info: hq reaches 1 private endpoint in hub; the private DNS zones should be linked to it by its owner, since the plan does not hold it.',
    ],
  },
  {
    why: 'resources without a zone of a fixed name',
    document: oneNetwork([endpoints('private-link-service', 'key-vault', 'application-gateway')]),
    tells: [
      'info: net/pe holds private endpoints for Application Gateway and Private Link service of your own, whose zone has no fixed name; their names should be recorded by hand.',
    ],
  },
  {
    why: 'a zone of which a part is not told',
    document: oneNetwork([endpoints('sql-managed-instance')]),
    tells: [
      'info: net/pe holds private endpoints for Azure SQL Managed Instance; the zone privatelink.{dnsPrefix}.database.windows.net should be made by hand, since the plan does not tell the DNS zone of the managed instance.',
    ],
  },
  {
    why: 'a zone with the region in its name, where the network has one',
    document: oneNetwork([endpoints('data-explorer', 'kubernetes-service-api')], { addressSpace: ['10.64.0.0/16'], region: 'westeurope' }),
    tells: [],
  },
  {
    why: 'and where it has none',
    document: oneNetwork([endpoints('data-explorer')]),
    tells: [
      'info: net/pe holds private endpoints for Azure Data Explorer; the zone privatelink.{regionName}.kusto.windows.net should be made by hand, since the plan does not tell the name of the region.',
    ],
  },
]);

const DATA = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-data';

checkRows('endpoint-policy-without-endpoint', [
  { why: 'no policy', document: oneNetwork([app([])]), tells: [] },
  { why: 'the regional endpoint', document: oneNetwork([app(['storage'], { serviceEndpointPolicy: [DATA] })]), tells: [] },
  { why: 'the endpoint to every region', document: oneNetwork([app(['Microsoft.Storage.Global'], { serviceEndpointPolicy: [DATA] })]), tells: [] },
  {
    why: 'an endpoint of another service',
    document: oneNetwork([app(['Microsoft.Sql'], { serviceEndpointPolicy: [DATA] })]),
    tells: ['error: net/app has a service endpoint policy and should have a service endpoint for Azure Storage, which the policy narrows.'],
    offers: ['Add Microsoft.Storage to net/app', 'Remove the service endpoint policy of net/app'],
  },
  {
    why: 'no list of endpoints at all, in a subnet of a set',
    document: oneNetwork([{ set: 'databricks', name: 'dbx', subnets: { host: { serviceEndpointPolicy: [DATA] } } }]),
    tells: ['error: net/dbx-host has a service endpoint policy and should have a service endpoint for Azure Storage, which the policy narrows.'],
    offers: ['Add Microsoft.Storage to net/dbx-host', 'Remove the service endpoint policy of net/dbx-host'],
  },
]);

const policyFor = (service: string, serviceEndpointPolicy: string[], rest: Partial<SubnetDocument> = {}) =>
  oneNetwork([{ name: 'app', service, serviceEndpoints: ['Microsoft.Storage'], serviceEndpointPolicy, ...rest }]);

checkRows('endpoint-policy-not-supported', [
  { why: 'machines take one', document: policyFor('virtual-machines', [DATA]), tells: [] },
  {
    why: 'a gateway takes none',
    document: policyFor('application-gateway-v2', [DATA]),
    tells: [
      'error: Azure Application Gateway v2 takes no service endpoint policy on its subnet, so net/app should do without. Policies are not supported on its subnet.',
    ],
    offers: ['Remove the service endpoint policy of net/app'],
  },
  {
    why: 'Batch without its alias',
    document: policyFor('batch-pool', [DATA]),
    tells: [
      'error: Azure Batch pool takes no service endpoint policy on its subnet, so net/app should do without. It keeps data of its own in Storage, which a policy would cut off.',
    ],
    offers: ['Remove the service endpoint policy of net/app'],
  },
  {
    why: 'Batch with its alias',
    document: policyFor('batch-pool', [DATA, '/Services/azure/Batch']),
    tells: [
      'warning: A page excludes service endpoint policies for Azure Batch pool, and net/app has one; whether the alias /services/Azure/Batch in it is enough should be tried first.',
    ],
    offers: ['Remove the service endpoint policy of net/app'],
  },
]);

checkRows('endpoint-policy-alias-missing', [
  { why: 'no service asks for it', document: policyFor('virtual-machines', [DATA]), tells: [] },
  { why: 'the alias is there, in any case', document: policyFor('sql-managed-instance', ['/SERVICES/AZURE/MANAGEDINSTANCE']), tells: [] },
  {
    why: 'the alias is missing',
    document: policyFor('sql-managed-instance', [DATA]),
    tells: [
      'error: The service endpoint policy of net/app should name the alias /services/Azure/ManagedInstance, which Azure SQL Managed Instance requires.',
    ],
    offers: ['Add /services/Azure/ManagedInstance to the policy of net/app'],
  },
]);
