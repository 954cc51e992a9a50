import type { ExportFile } from '../../shared/export/exporter.ts';
import { Code, parseBicep, unquote, type BicepDeclaration, type BicepValue } from './bicep.ts';
import { plainId, type Given, type Plain } from './plain-resources.ts';

type Body = Record<string, BicepValue>;
interface Scope {
  readonly subscription: string;
  readonly group: string;
}

/**
 * Reads Bicep back with the public grammar and says what it makes, in the words of the plain resources: modules are followed, parameters and
 * references resolved. An expression that the exporter is not known to write throws, so that nothing passes unread.
 */
export function readBicep(files: readonly ExportFile[], given: Given): Plain {
  return new Reader(files, given).plain();
}

class Reader {
  readonly #files: ReadonlyMap<string, readonly BicepDeclaration[]>;
  readonly #main: readonly BicepDeclaration[];
  readonly #given: Given;
  readonly #locations: ReadonlyMap<string, string>;

  constructor(files: readonly ExportFile[], given: Given) {
    const parsed = files.filter(({ path }) => path.endsWith('.bicep')).map(({ path, text }) => [path, parseBicep(text).declarations] as const);
    this.#files = new Map(parsed);
    this.#main = this.#files.get('main.bicep') ?? [];
    this.#given = given;
    const parameters = files.find(({ path }) => path === 'main.bicepparam')?.text ?? '';
    this.#locations = new Map(
      [...parameters.matchAll(/^param (location\w*) = ('.*')$/gm)].map(([, name = '', value = "''"]) => [name, unquote(value) || given.location]),
    );
  }

  plain(): Plain {
    const out: Record<string, unknown> = {};
    for (const call of this.#calls(/^modules\/network-/)) this.#network(call, out);
    for (const call of this.#calls(/^modules\/private-dns-zone\.bicep$/)) {
      const { subscription, group } = this.#scope(call);
      const links = this.#calls(/^modules\/private-dns-link\.bicep$/).filter((link) => textOf(link['zoneName']) === textOf(call['name']));
      for (const link of links) if (!same(this.#scope(link), { subscription, group })) throw new Error('a link in another group than its zone');
      out[plainId(subscription, group, 'privateDnsZones', textOf(call['name']))] = {
        links: links.map((link) => ({ name: textOf(link['linkName']), network: this.#networkId(link['networkId']) })),
      };
    }
    for (const call of this.#calls(/^modules\/peering\.bicep$/)) {
      const { subscription, group } = this.#scope(call);
      const remote = call['useRemoteGateways'];
      out[plainId(subscription, group, 'virtualNetworks/virtualNetworkPeerings', textOf(call['networkName']), textOf(call['peeringName']))] = {
        to: this.#networkId(call['remoteNetworkId']),
        forwarded: call['allowForwardedTraffic'],
        transit: call['allowGatewayTransit'],
        remote: remote instanceof Code && remote.text === 'gatewaysExist' ? this.#given.gatewaysExist : remote,
      };
    }
    return out;
  }

  /** The calls of a module: their parameters, with scope and file. */
  #calls(file: RegExp): Body[] {
    return this.#main.flatMap(({ kind, of, body }) => {
      if (kind !== 'module' || !file.test(of)) return [];
      const { params, scope } = body as Body;
      return [{ ...(params as Body), '#scope': scope ?? '', '#file': of }];
    });
  }

  #scope(call: Body): Scope {
    const scope = call['#scope'];
    if (!(scope instanceof Code)) throw new Error('no scope');
    if (scope.name === 'resourceGroup') {
      const [subscription, group] = scope.parts;
      return { subscription: textOf(subscription), group: textOf(group) };
    }
    const made = this.#main.find(({ symbol }) => symbol === scope.text);
    if (!made?.of.startsWith('Microsoft.Resources/resourceGroups@')) throw new Error(`no group ${scope.text}`);
    return { subscription: this.#given.home, group: textOf((made.body as Body)['name']) };
  }

  /** The id of the network that `networkX.outputs.id` is of. */
  #networkId(value: BicepValue | undefined): string {
    const symbol = /^(\w+)\.outputs\.id$/.exec(value instanceof Code ? value.text : '')?.[1];
    const made = this.#main.find((declaration) => declaration.symbol === symbol);
    if (!made) throw new Error('no network');
    const { scope } = made.body as Body;
    const { subscription, group } = this.#scope({ '#scope': scope ?? '' });
    const network = (this.#files.get(made.of) ?? []).find(({ of }) => of.startsWith('Microsoft.Network/virtualNetworks@'));
    return plainId(subscription, group, 'virtualNetworks', textOf((network?.body as Body)['name']));
  }

  #network(call: Body, out: Record<string, unknown>): void {
    const { subscription, group } = this.#scope(call);
    const made = this.#files.get(textOf(call['#file'])) ?? [];
    const location = this.#locations.get(call['location'] instanceof Code ? call['location'].text : '');
    const { tags: own } = call;
    const tags = own instanceof Code && own.name === 'union' ? own.parts[1] : {};
    if (!(own instanceof Code) || !/^(tags|union\(tags, .*\))$/s.test(own.text)) throw new Error('other tags');
    const nameOf = (reference: BicepValue | undefined) => {
      if (reference === undefined) return undefined;
      const { id } = reference as { id?: BicepValue };
      const symbol = /^(\w+)\.id$/.exec(id instanceof Code ? id.text : '')?.[1];
      const found = made.find((declaration) => declaration.symbol === symbol);
      if (!found) throw new Error('a reference to nothing');
      return textOf((found.body as Body)['name']);
    };
    for (const { of, body: whole, condition, symbol } of made) {
      const body = whole as Body;
      const type = of.replace(/^Microsoft\.Network\//, '').split('@')[0] ?? '';
      if (type === 'privateEndpoints/privateDnsZoneGroups') continue;
      if (codeOf(body['location']) !== 'location' || codeOf(body['tags']) !== 'tags') throw new Error(`${symbol} stands elsewhere`);
      const properties = (body['properties'] ?? {}) as Body;
      const name = textOf(body['name']);
      const id = plainId(subscription, group, type, name);
      const beside = { location, tags };
      if (type === 'networkSecurityGroups') out[id] = { ...beside, rules: (properties['securityRules'] as Body[]).map(ruleOf) };
      else if (type === 'routeTables')
        out[id] = {
          ...beside,
          propagation: properties['disableBgpRoutePropagation'] === false,
          routes: (properties['routes'] as Body[]).map((route) => {
            const { addressPrefix, nextHopType, nextHopIpAddress } = route['properties'] as Body;
            return { name: textOf(route['name']), to: textOf(addressPrefix), nextHop: nextHopType, nextHopAddress: nextHopIpAddress };
          }),
        };
      else if (type === 'publicIPAddresses') out[id] = { ...beside, sku: (body['sku'] as Body)['name'] };
      else if (type === 'natGateways')
        out[id] = {
          ...beside,
          sku: (body['sku'] as Body)['name'],
          publicAddresses: (properties['publicIpAddresses'] as Body[]).map(nameOf),
        };
      else if (type === 'serviceEndpointPolicies')
        out[id] = {
          ...beside,
          definitions: (properties['serviceEndpointPolicyDefinitions'] as Body[]).map((definition) => {
            const { service, serviceResources, description } = definition['properties'] as Body;
            return { name: textOf(definition['name']), service: textOf(service), resources: serviceResources, description: textOf(description) };
          }),
        };
      else if (type === 'virtualNetworks')
        out[id] = {
          ...beside,
          addressSpace: (properties['addressSpace'] as Body)['addressPrefixes'],
          subnets: (properties['subnets'] as Body[]).map((subnet) => {
            const inner = subnet['properties'] as Body;
            return {
              name: textOf(subnet['name']),
              prefixes: several(inner, 'addressPrefix', 'addressPrefixes'),
              nsg: nameOf(inner['networkSecurityGroup']),
              routeTable: nameOf(inner['routeTable']),
              natGateway: nameOf(inner['natGateway']),
              delegation: ((inner['delegations'] as Body[] | undefined)?.[0]?.['properties'] as Body | undefined)?.['serviceName'],
              serviceEndpoints: ((inner['serviceEndpoints'] as Body[] | undefined) ?? []).map(({ service }) => service),
              endpointPolicy: nameOf((inner['serviceEndpointPolicies'] as BicepValue[] | undefined)?.[0]),
              policies: inner['privateEndpointNetworkPolicies'],
              outbound: inner['defaultOutboundAccess'],
            };
          }),
        };
      else if (type === 'privateEndpoints') {
        const wanted = lookUp(condition, 'contains', 'privateEndpointTargets');
        const target = this.#given.targets[wanted];
        if (wanted !== name) throw new Error(`${name} asks for ${wanted}`);
        if (target === undefined) continue;
        const [connection] = properties['privateLinkServiceConnections'] as Body[];
        const inner = connection?.['properties'] as Body;
        const records = made.find((one) => one.of.includes('/privateDnsZoneGroups@') && codeOf((one.body as Body)['parent']) === symbol);
        const zones = ((records?.body as Body | undefined)?.['properties'] as Body | undefined)?.['privateDnsZoneConfigs'] as Body[] | undefined;
        if (records && lookUp(records.condition, 'contains', 'privateEndpointTargets') !== name) throw new Error(`records of ${name}`);
        const subnet = (properties['subnet'] as Body)['id'];
        if (!(subnet instanceof Code) || subnet.name !== 'resourceId') throw new Error(`subnet of ${name}`);
        out[id] = {
          ...beside,
          subnet: textOf(subnet.parts[2]),
          target: lookUp(inner['privateLinkServiceId'], '[]', 'privateEndpointTargets') === name ? target : undefined,
          groupId: textOf((inner['groupIds'] as BicepValue[])[0] ?? ''),
          zones: (zones ?? []).map((zone) => this.#zoneId((zone['properties'] as Body)['privateDnsZoneId'], call)),
        };
      } else throw new Error(`a resource of type ${type}`);
    }
  }

  #zoneId(value: BicepValue | undefined, call: Body): string {
    const given = (call['privateDnsZoneIds'] as Body)[lookUp(value, '[]', 'privateDnsZoneIds')];
    const symbol = /^(\w+)\.outputs\.id$/.exec(given instanceof Code ? given.text : '')?.[1];
    const zone = this.#main.find((declaration) => declaration.symbol === symbol);
    const { params, scope } = (zone?.body ?? {}) as Body;
    const at = this.#scope({ '#scope': scope ?? '' });
    return plainId(at.subscription, at.group, 'privateDnsZones', textOf((params as Body)['name']));
  }
}

function ruleOf(rule: Body): Body {
  const of = rule['properties'] as Body;
  const lower = (value: BicepValue | undefined) => textOf(value).toLowerCase();
  return {
    name: textOf(rule['name']),
    priority: of['priority'] as number,
    direction: lower(of['direction']),
    access: lower(of['access']),
    protocol: of['protocol'] === '*' ? 'any' : lower(of['protocol']),
    sources: several(of, 'sourceAddressPrefix', 'sourceAddressPrefixes'),
    destinations: several(of, 'destinationAddressPrefix', 'destinationAddressPrefixes'),
    ports: several(of, 'destinationPortRange', 'destinationPortRanges'),
    description: textOf(of['description']),
  };
}

function several(body: Body, one: string, many: string): BicepValue {
  return body[many] ?? [body[one] as BicepValue];
}

/** The key of `contains(NAME, 'key')` or `NAME['key']`. */
function lookUp(value: BicepValue | undefined, call: string, name: string): string {
  if (!(value instanceof Code) || value.name !== call || codeOf(value.parts[0]) !== name) throw new Error(`no ${call} of ${name}`);
  return textOf(value.parts[1]);
}

function textOf(value: BicepValue | undefined): string {
  if (typeof value !== 'string') throw new Error(`no text: ${JSON.stringify(value)}`);
  return value;
}

function codeOf(value: BicepValue | undefined): string {
  return value instanceof Code ? value.text : '';
}

function same(a: Scope, b: Scope): boolean {
  return a.subscription === b.subscription && a.group === b.group;
}
