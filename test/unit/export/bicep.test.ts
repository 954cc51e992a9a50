import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bicep } from '../../../shared/export/bicep/bicep.ts';
import { comment, quote } from '../../../shared/export/bicep/writer.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { Code, parseBicep, unquote, type BicepValue } from '../../support/bicep.ts';
import { mustRead } from '../../support/documents.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { mustCompute } from '../../support/plans.ts';

const hub = mustRead(readFileSync(path.resolve(import.meta.dirname, '../../../examples/hub-and-spoke.yaml'), 'utf8'));
const filesOf = (computed: Computed) => new Map(bicep.write(computed).map((file) => [file.path, file.text]));
type Body = Record<string, BicepValue>;

describe('string literals', () => {
  test('any text comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(text.isWellFormed());
        expect(unquote(quote(text))).toBe(text);
      }),
      { numRuns: 2000, seed: 41 },
    );
  });
  test.each(HOSTILE_NAMES)('%j is one string to the grammar', (name) => {
    expect(parseBicep(`var x = ${quote(name)}\n`).strings).toEqual([name]);
  });
  test.each([...HOSTILE_NAMES, 'two\nlines', 'a\r\nb', '\u0085next'])('%j stays inside a comment', (name) => {
    expect(comment(name)).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
    expect(parseBicep(`${comment(name)}\nvar x = 1\n`).symbols).toEqual(['x']);
  });
});

describe('the hub-and-spoke example', () => {
  const computed = mustCompute(hub);
  const files = filesOf(computed);

  test('is Bicep, and uses no name that it does not declare', () => {
    expect([...files.keys()].sort()).toEqual([
      'main.bicep',
      'main.bicepparam',
      'modules/network-hub-neu.bicep',
      'modules/network-hub-weu.bicep',
      'modules/network-spoke-data-neu.bicep',
      'modules/network-spoke-integration-weu.bicep',
      'modules/network-spoke-shop-weu.bicep',
      'modules/peering.bicep',
      'modules/private-dns-link.bicep',
      'modules/private-dns-zone.bicep',
    ]);
    for (const [file, text] of files) {
      if (!file.endsWith('.bicep')) continue;
      const { symbols, used } = parseBicep(text);
      expect(new Set(symbols).size, file).toBe(symbols.length);
      expect(
        used.filter((name) => !symbols.includes(name)),
        file,
      ).toEqual([]);
    }
  });

  test('calls modules that exist, with exactly the parameters that they take', () => {
    for (const { kind, of, body } of parseBicep(files.get('main.bicep') ?? '').declarations) {
      if (kind !== 'module') continue;
      const module = files.get(of);
      if (module === undefined) throw new Error(`no file ${of}`);
      const wanted = [...module.matchAll(/^param (\w+)/gm)].map((match) => match[1]);
      expect(Object.keys((body as Body)['params'] as Body).sort()).toEqual([...wanted].sort());
    }
  });

  test('sets every parameter without a default, and no other', () => {
    const main = files.get('main.bicep') ?? '';
    const declared = [...main.matchAll(/^param (\w+) \w+( =)?/gm)];
    const set = [...(files.get('main.bicepparam') ?? '').matchAll(/^param (\w+) =/gm)].map((match) => match[1]);
    for (const [, name, withDefault] of declared) if (withDefault === undefined) expect(set).toContain(name);
    for (const name of set) expect(declared.map((match) => match[1])).toContain(name);
  });

  test('says what the neutral resources say: subnets inside their network, rules, routes, references', () => {
    for (const network of computed.resources.networks) {
      const { declarations } = parseBicep(files.get(`modules/network-${network.name}.bicep`) ?? '');
      const named = new Map(declarations.map((declaration) => [declaration.symbol, declaration]));
      const vnet = declarations.find((declaration) => declaration.of.startsWith('Microsoft.Network/virtualNetworks@'));
      const properties = (vnet?.body as Body)['properties'] as Body;
      expect(((properties['addressSpace'] as Body)['addressPrefixes'] as string[]).join()).toBe(network.addressSpace.join());
      const subnets = properties['subnets'] as Body[];
      expect(subnets.map((subnet) => subnet['name'])).toEqual(network.subnets.map((subnet) => subnet.name));
      for (const [i, subnet] of network.subnets.entries()) {
        const body = (subnets[i] as Body)['properties'] as Body;
        expect(body['addressPrefix']).toBe(subnet.prefixes[0]);
        expect(body['defaultOutboundAccess']).toBe(false);
        expect(((body['delegations'] as Body[] | undefined)?.[0]?.['properties'] as Body | undefined)?.['serviceName']).toBe(subnet.delegation?.to);
        const target = (reference: BicepValue | undefined) =>
          reference === undefined
            ? undefined
            : ((named.get(((reference as Body)['id'] as Code).text.replace(/\.id$/, ''))?.body as Body)['name'] as string);
        expect(target(body['networkSecurityGroup'])).toBe(subnet.nsg);
        expect(target(body['routeTable'])).toBe(subnet.routeTable);
      }
      for (const nsg of network.nsgs) {
        const written = declarations.find((declaration) => (declaration.body as Body)['name'] === nsg.name);
        const rules = (((written?.body as Body)['properties'] as Body)['securityRules'] as Body[]).map((rule) => [
          rule['name'],
          (rule['properties'] as Body)['priority'],
          (rule['properties'] as Body)['direction'],
        ]);
        expect(rules).toEqual(nsg.rules.map((rule) => [rule.name, rule.priority, rule.direction === 'inbound' ? 'Inbound' : 'Outbound']));
      }
      for (const table of network.routeTables) {
        const written = declarations.find((declaration) => (declaration.body as Body)['name'] === table.name);
        const routes = (((written?.body as Body)['properties'] as Body)['routes'] as Body[]).map((route) => [
          (route['properties'] as Body)['addressPrefix'],
          (route['properties'] as Body)['nextHopType'],
          (route['properties'] as Body)['nextHopIpAddress'],
        ]);
        expect(routes).toEqual(table.routes.map((route) => [route.to, route.nextHop, route.nextHopAddress]));
      }
    }
  });

  test('makes peerings last, those that use a gateway after those that allow it', () => {
    const { declarations } = parseBicep(files.get('main.bicep') ?? '');
    const peerings = declarations.filter((declaration) => declaration.of === 'modules/peering.bicep');
    const params = (symbol: string) => ((peerings.find((peering) => peering.symbol === symbol)?.body as Body)['params'] as Body | undefined) ?? {};
    const after = (symbol: string, seen: Set<string> = new Set()): Set<string> => {
      for (const dependency of ((peerings.find((peering) => peering.symbol === symbol)?.body as Body | undefined)?.['dependsOn'] as
        Code[] | undefined) ?? []) {
        if (seen.has(dependency.text)) continue;
        seen.add(dependency.text);
        after(dependency.text, seen);
      }
      return seen;
    };
    expect(peerings.length).toBe(8);
    for (const { symbol } of peerings) {
      const own = params(symbol);
      if (!(own['useRemoteGateways'] instanceof Code)) continue;
      const allowing = peerings.find(
        (peering) =>
          params(peering.symbol)['allowGatewayTransit'] === true &&
          (params(peering.symbol)['remoteNetworkId'] as Code).text.toLowerCase().includes((own['networkName'] as string).replaceAll('-', '')),
      );
      expect([...after(symbol)], symbol).toContain(allowing?.symbol);
    }
    // Two changes of one network at a time are refused, so those that touch it stand in one line.
    for (const a of peerings) {
      for (const b of peerings) {
        if (a === b || params(a.symbol)['networkName'] !== params(b.symbol)['networkName']) continue;
        expect(after(a.symbol).has(b.symbol) || after(b.symbol).has(a.symbol), `${a.symbol} and ${b.symbol}`).toBe(true);
      }
    }
  });
});

describe('hostile names', () => {
  const document: PlanDocument = {
    cadastre: 1,
    name: HOSTILE_NAMES.join(' '),
    virtualNetworks: HOSTILE_NAMES.map((name, i) => ({
      name: `${name} ${i}`,
      addressSpace: [`10.${i}.0.0/24`],
      region: 'westeurope',
      resourceGroup: name,
      ...(i % 3 === 0 ? { subscription: '00000000-0000-0000-0000-000000000001' } : {}),
      tags: { [name]: name },
      subnets: [
        {
          name,
          size: '/26',
          rules: [{ name: `rule ${name}`, description: name, direction: 'inbound', access: 'allow', from: 'Internet', to: 'self', priority: 200 }],
          routes: [{ name: `route ${name}`, prefix: '10.0.0.0/8', nextHop: 'none' }],
        },
      ],
    })),
    peerings: [{ between: [`${HOSTILE_NAMES[0] ?? ''} 0`, `${HOSTILE_NAMES[1] ?? ''} 1`] }],
  };
  const computed = mustCompute(document);
  const files = filesOf(computed);

  test('leave Bicep that declares what it should and nothing else', () => {
    for (const [file, text] of files) {
      if (!file.endsWith('.bicep')) continue;
      const { symbols, used, declarations } = parseBicep(text);
      expect(
        used.filter((name) => !symbols.includes(name)),
        file,
      ).toEqual([]);
      if (file.startsWith('modules/network-'))
        expect(declarations.map((declaration) => declaration.of.split('@')[0]).sort()).toEqual([
          'Microsoft.Network/networkSecurityGroups',
          'Microsoft.Network/routeTables',
          'Microsoft.Network/virtualNetworks',
        ]);
    }
  });

  test('come back as the names of the resources', () => {
    const written = [...files]
      .flatMap(([file, text]) => (file.startsWith('modules/network-') ? parseBicep(text).declarations : []))
      .filter((declaration) => declaration.of.startsWith('Microsoft.Network/virtualNetworks@'));
    expect(written.map((declaration) => (declaration.body as Body)['name'] as string).sort()).toEqual(
      (document.virtualNetworks ?? []).map((network) => network.name).sort(),
    );
  });

  test('give file names that are safe and differ on every system', () => {
    const paths = [...files.keys()];
    for (const file of paths) {
      expect(file).toMatch(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.(bicep|bicepparam)$/);
      expect(path.posix.basename(file)).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
    }
    expect(new Set(paths.map((file) => file.toLowerCase())).size).toBe(paths.length);
  });
});

test('the order of networks and subnets in the document does not change a byte', () => {
  const reversed = {
    ...hub,
    virtualNetworks: [...(hub.virtualNetworks ?? [])].reverse().map((network) => ({ ...network, subnets: [...(network.subnets ?? [])].reverse() })),
    peerings: [...(hub.peerings ?? [])].reverse(),
  };
  expect(filesOf(mustCompute(reversed))).toEqual(filesOf(mustCompute(hub)));
});
