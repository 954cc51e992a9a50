import type { NetworkResource, PeeringResource, Resources } from '../../config/resources.ts';
import { API_VERSIONS } from '../api-versions.ts';
import { peeringOrder } from '../bicep/main-module.ts';
import { endpointTemplate, peeringTemplate, zoneTemplate } from './joining-templates.ts';
import { networkTemplate } from './network-template.ts';
import { DeploymentNames, groupDeploymentId, groupKey, groupsOf, OWN_SUBSCRIPTION, type Group } from './scopes.ts';
import { innerTemplate, LOCATION, resource, TAGS } from './template.ts';
import { call, expression, type Expression, type Value } from './value.ts';

/**
 * The resources of the outer template. What comes later refers to what came before it by id, so that the ids are kept as they are handed
 * out: ask for `all` once.
 */
export class Deployments {
  readonly #resources: Resources;
  readonly #locations: ReadonlyMap<string, string>;
  readonly #names = new DeploymentNames();
  readonly #networks: ReadonlyMap<string, NetworkResource>;
  /** Resource group → id of what makes it. */
  readonly #groupIds = new Map<string, Expression>();
  /** Network → id of its deployment. */
  readonly #networkIds = new Map<string, Expression>();
  /** Zone → its resource group, and the id of its deployment. */
  readonly #zoneGroups = new Map<string, Group>();
  readonly #zoneIds = new Map<string, Expression>();
  /** Network → id of the deployment of its private endpoints. */
  readonly #endpointIds = new Map<string, Expression>();

  constructor(resources: Resources, locations: ReadonlyMap<string, string>) {
    this.#resources = resources;
    this.#locations = locations;
    this.#networks = new Map(resources.networks.map((network) => [network.name, network]));
  }

  /** Returns them in the order in which they depend on each other; peerings in the order of the resources. */
  all(): Value[] {
    const { networks, dnsZones } = this.#resources;
    return [
      ...groupsOf(this.#resources).map((group) => this.#group(group)),
      ...networks.map((network) => this.#network(network)),
      ...dnsZones.map((zone) => this.#zone(zone)),
      ...networks.filter((network) => network.privateEndpoints.length > 0).map((network) => this.#endpoints(network)),
      ...this.#peerings(),
    ];
  }

  // A group of this deployment's own subscription is a resource; one of another subscription needs a deployment there.
  #group(group: Group): Value {
    const location = this.#location(group.region);
    if (group.subscription === undefined) {
      this.#groupIds.set(groupKey(group), call('subscriptionResourceId', 'Microsoft.Resources/resourceGroups', group.name));
      return resource('Microsoft.Resources/resourceGroups', API_VERSIONS.resourceGroup, group.name, { location, tags: TAGS });
    }
    const name = this.#names.of('group', group.name, group.subscription);
    this.#groupIds.set(groupKey(group), call('subscriptionResourceId', group.subscription, 'Microsoft.Resources/deployments', name));
    const template = innerTemplate(`Resource group ${group.name}. Written by Cadastre.`, { location: 'string', tags: 'object' }, [
      resource('Microsoft.Resources/resourceGroups', API_VERSIONS.resourceGroup, group.name, {
        location: LOCATION,
        tags: TAGS,
      }),
    ]);
    return nested(name, { subscriptionId: group.subscription, location }, template, { location, tags: TAGS }, []);
  }

  #network(network: NetworkResource): Value {
    const group = groupOf(network);
    const name = this.#names.of('network', network.name);
    this.#networkIds.set(network.name, groupDeploymentId(group, name));
    const values = { location: this.#location(network.region), tags: tagsOf(network) };
    return nested(name, scopeOf(group), networkTemplate(network), values, [this.#groupIds.get(groupKey(group))]);
  }

  #zone(zone: Resources['dnsZones'][number]): Value {
    const group: Group = { name: zone.resourceGroup, subscription: this.#networks.get(zone.beside)?.subscription, region: undefined };
    const name = this.#names.of('zone', zone.name);
    this.#zoneGroups.set(zone.name, group);
    this.#zoneIds.set(zone.name, groupDeploymentId(group, name));
    const after = [this.#groupIds.get(groupKey(group)), ...zone.links.map((link) => this.#networkIds.get(link.network))];
    return nested(name, scopeOf(group), zoneTemplate(zone, this.#networks), { tags: TAGS, homeSubscription: OWN_SUBSCRIPTION }, after);
  }

  #endpoints(network: NetworkResource): Value {
    const zones = [...new Set(network.privateEndpoints.flatMap((endpoint) => endpoint.dnsZones))];
    const values = {
      location: this.#location(network.region),
      tags: tagsOf(network),
      privateEndpointTargets: expression("parameters('privateEndpointTargets')"),
      homeSubscription: OWN_SUBSCRIPTION,
    };
    const after = [this.#networkIds.get(network.name), ...zones.map((zone) => this.#zoneIds.get(zone))];
    const name = this.#names.of('endpoints', network.name);
    this.#endpointIds.set(network.name, groupDeploymentId(groupOf(network), name));
    return nested(name, scopeOf(groupOf(network)), endpointTemplate(network, this.#zoneGroups), values, after);
  }

  // Azure refuses two changes of a network at a time, so each peering waits for what changed either of its networks before: the network
  // itself, its private endpoints, and the peerings that touch it.
  #peerings(): Value[] {
    const last = new Map(this.#endpointIds);
    const written = new Map<PeeringResource, Value>();
    for (const peering of peeringOrder(this.#resources.peerings)) {
      const from = this.#networks.get(peering.from);
      const to = this.#networks.get(peering.to);
      if (from === undefined || to === undefined) continue;
      const name = this.#names.of('peering', peering.from, peering.name);
      const after = [peering.from, peering.to].flatMap((network) => [this.#networkIds.get(network), last.get(network)]);
      const values: Record<string, Value> = { homeSubscription: OWN_SUBSCRIPTION };
      if (peering.useRemoteGateways) values['gatewaysExist'] = expression("parameters('gatewaysExist')");
      written.set(peering, nested(name, scopeOf(groupOf(from)), peeringTemplate(peering, to), values, after));
      const id = groupDeploymentId(groupOf(from), name);
      last.set(peering.from, id);
      last.set(peering.to, id);
    }
    return this.#resources.peerings.flatMap((peering) => written.get(peering) ?? []);
  }

  #location(region: string | undefined): Expression {
    return call('parameters', this.#locations.get(region ?? '') ?? 'location');
  }
}

function groupOf(network: NetworkResource): Group {
  return { name: network.resourceGroup, subscription: network.subscription, region: network.region };
}

function scopeOf(group: Group): Readonly<Record<string, Value | undefined>> {
  return { subscriptionId: group.subscription, resourceGroup: group.name };
}

// As arguments of a function the keys are data, whatever they begin with; as keys of an object Azure could take them for expressions.
function tagsOf({ tags }: NetworkResource): Expression {
  const entries = Object.entries(tags);
  return entries.length === 0 ? TAGS : call('union', TAGS, call('createObject', ...entries.flat()));
}

function nested(
  name: string,
  scope: Readonly<Record<string, Value | undefined>>,
  template: Value,
  values: Readonly<Record<string, Value>>,
  after: readonly (Expression | undefined)[],
): Value {
  const dependsOn = new Map(after.flatMap((id) => (id === undefined ? [] : [[id.code, id] as const])));
  return resource('Microsoft.Resources/deployments', API_VERSIONS.deployment, name, {
    ...scope,
    dependsOn: dependsOn.size === 0 ? undefined : [...dependsOn.values()],
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      parameters: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }])),
      template,
    },
  });
}
