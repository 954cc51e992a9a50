import { describe, expect, test } from 'vitest';
import { defaultRouteOf, delegationOf, excludedRangesOf, recommendedOf, smallestOf } from '../../../shared/catalog/by-inputs.ts';
import { subnetsOfSet } from '../../../shared/catalog/find-set.ts';
import { readInputs } from '../../../shared/catalog/inputs.ts';
import { powerPlatformGeographies, powerPlatformGeographyOf } from '../../../shared/catalog/power-platform-regions.ts';
import { findRegion, unlistedRegions } from '../../../shared/catalog/regions.ts';
import type { Service } from '../../../shared/catalog/service.ts';
import { appServiceGatewayRequiredVnetIntegration } from '../../../shared/catalog/services/app-service-gateway-required-vnet-integration.ts';
import { appServiceHybridConnections } from '../../../shared/catalog/services/app-service-hybrid-connections.ts';
import { functionsFlexConsumption } from '../../../shared/catalog/services/functions-flex-consumption.ts';
import { functionsPremiumDedicated } from '../../../shared/catalog/services/functions-premium-dedicated.ts';
import { logicAppsIse } from '../../../shared/catalog/services/logic-apps-ise.ts';
import { logicAppsStandard } from '../../../shared/catalog/services/logic-apps-standard.ts';
import { powerPlatformVnetSupport } from '../../../shared/catalog/services/power-platform-vnet-support.ts';
import { logicAppsIseSet } from '../../../shared/catalog/sets/logic-apps-ise.ts';
import { inputsOf, sized, heldRules, type Raw } from '../../support/catalog-answers.ts';

const withoutSubnet = [appServiceGatewayRequiredVnetIntegration, appServiceHybridConnections];
const entries: readonly Service[] = [
  ...withoutSubnet,
  functionsPremiumDedicated,
  functionsFlexConsumption,
  logicAppsStandard,
  logicAppsIse,
  powerPlatformVnetSupport,
];

const workload = (service: Service, raw: Raw = {}) => ({ service, inputs: inputsOf(service, raw) });

const rulesOf = heldRules;

describe('sizes', () => {
  test.each([
    { service: functionsPremiumDedicated, inputs: { instances: 5 }, needed: 10, length: 28, why: '15 with the reserved five' },
    { service: functionsPremiumDedicated, inputs: { instances: 6 }, needed: 12, length: 27, why: '17 exceed a /28 by one' },
    { service: functionsPremiumDedicated, inputs: { instances: 100 }, needed: 200, length: 24, why: 'the most of one app fit a /24' },
    { service: functionsPremiumDedicated, inputs: { apps: 3, instances: 10, headroom: 'none' }, needed: 30, length: 26, why: 'steady use of 3 apps' },
    {
      service: functionsPremiumDedicated,
      inputs: { plan: 'dedicated', instances: 1, createdInPortal: true },
      needed: 2,
      length: 27,
      why: 'the portal of App Service',
    },
    {
      service: functionsPremiumDedicated,
      inputs: { instances: 1, os: 'windows', createdInPortal: true },
      needed: 2,
      length: 24,
      why: 'the portal, Elastic Premium on Windows',
    },
    { service: functionsFlexConsumption, inputs: { apps: 40, totalInstances: 40_000 }, needed: 27, length: 27, why: 'gateways are shared' },
    { service: functionsFlexConsumption, inputs: { gateways: 11 }, needed: 11, length: 28, why: 'fewer gateways on purpose' },
    { service: logicAppsStandard, inputs: { maxInstances: 29 }, needed: 58, length: 26, why: '63 with the reserved five' },
    { service: logicAppsStandard, inputs: { maxInstances: 30 }, needed: 60, length: 25, why: '65 exceed a /26 by one' },
    { service: logicAppsStandard, inputs: { maxInstances: 1 }, needed: 2, length: 28, why: 'the floor of App Service integration' },
    { service: logicAppsIse, inputs: {}, needed: 27, length: 27, why: 'all of a /27' },
    {
      service: powerPlatformVnetSupport,
      inputs: { prodEnvironments: 4, nonProdEnvironments: 3, perNonProd: 6 },
      needed: 138,
      length: 24,
      why: '143 exceed a /25',
    },
    { service: powerPlatformVnetSupport, inputs: { prodEnvironments: 4, perProd: 25 }, needed: 100, length: 25, why: 'the fewest addresses' },
    { service: powerPlatformVnetSupport, inputs: { nonProdEnvironments: 1 }, needed: 10, length: 28, why: 'one sandbox' },
  ])('$service.id with $inputs takes $needed, a /$length: $why', ({ service, inputs, needed, length }) => {
    expect(sized(service, inputs)).toMatchObject({ needed, prefixLength: length });
  });

  test.each([
    { service: functionsPremiumDedicated, inputs: {}, length: 26, why: 'Elastic Premium on Linux' },
    { service: functionsPremiumDedicated, inputs: { os: 'windows' }, length: 24, why: 'Elastic Premium on Windows' },
    { service: functionsPremiumDedicated, inputs: { plan: 'dedicated', os: 'windows' }, length: 26, why: 'a plan of App Service' },
    { service: functionsFlexConsumption, inputs: {}, length: 27, why: 'one app at its most instances' },
    { service: functionsFlexConsumption, inputs: { totalInstances: 1001 }, length: 26, why: 'one instance more' },
    { service: logicAppsStandard, inputs: {}, length: 26, why: 'advised' },
    { service: logicAppsIse, inputs: {}, length: 27, why: 'larger brings nothing' },
    { service: powerPlatformVnetSupport, inputs: {}, length: 24, why: 'the sample of the setup page' },
  ])('$service.id with $inputs: recommended is a /$length: $why', ({ service, inputs, length }) => {
    expect(recommendedOf(workload(service, inputs))?.value).toBe(length);
    expect(sized(service, inputs, 'recommended').prefixLength).toBe(length);
  });

  test('growth adds instances of an app, up to its ceiling', () => {
    expect(sized(functionsPremiumDedicated, { instances: 90 }, 'minimum', 25).needed).toBe(200);
    expect(sized(functionsFlexConsumption, { apps: 2, totalInstances: 900 }, 'recommended', 20).prefixLength).toBe(26);
  });

  test.each(withoutSubnet)('$id takes nothing, not even the reserved five', (service) => {
    expect(service.placement).toBe('none');
    expect(sized(service)).toMatchObject({ needed: 0, reserved: 0, total: 0, lines: [] });
    expect(service.nsg.rules).toEqual([]);
  });

  test('the portal makes larger subnets than Azure demands', () => {
    const floor = (service: Service, raw: Raw) => smallestOf(workload(service, raw)).value;
    expect([floor(logicAppsStandard, {}), floor(logicAppsStandard, { createdInPortal: true })]).toEqual([28, 27]);
    expect([floor(functionsPremiumDedicated, {}), floor(functionsPremiumDedicated, { createdInPortal: true })]).toEqual([28, 26]);
  });
});

describe('inputs that cannot hold together', () => {
  test.each([
    { service: functionsPremiumDedicated, inputs: { plan: 'dedicated', instances: 30 }, says: [] },
    {
      service: functionsPremiumDedicated,
      inputs: { plan: 'dedicated', instances: 31 },
      says: ['instances should be at most 30 with plan dedicated, not 31.'],
    },
    { service: functionsPremiumDedicated, inputs: { plan: 'elastic-premium', instances: 31 }, says: [] },
    { service: appServiceHybridConnections, inputs: { tier: 'basic', endpoints: 5 }, says: [] },
    {
      service: appServiceHybridConnections,
      inputs: { tier: 'basic', endpoints: 6 },
      says: ['endpoints should be at most 5 with tier basic, not 6.'],
    },
    {
      service: appServiceHybridConnections,
      inputs: { tier: 'standard', endpoints: 26 },
      says: ['endpoints should be at most 25 with tier standard, not 26.'],
    },
    { service: appServiceHybridConnections, inputs: { tier: 'isolated-v2', endpoints: 220 }, says: [] },
    { service: appServiceGatewayRequiredVnetIntegration, inputs: {}, says: [] },
    { service: appServiceGatewayRequiredVnetIntegration, inputs: { p2sPool: '192.168.255.0/24' }, says: [] },
    {
      service: appServiceGatewayRequiredVnetIntegration,
      inputs: { p2sPool: '100.64.0.0/24' },
      says: ['p2sPool should lie in private space (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16), not at 100.64.0.0/24.'],
    },
    {
      service: appServiceGatewayRequiredVnetIntegration,
      inputs: { p2sPool: '172.0.0.0/8' },
      says: ['p2sPool should lie in private space (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16), not at 172.0.0.0/8.'],
    },
    {
      service: logicAppsIse,
      inputs: { environments: 2 },
      says: ['environments should be 1 in a subnet: each environment has four subnets of its own, so plan the set logic-apps-ise once for each.'],
    },
  ])('$service.id with $inputs', ({ service, inputs, says }) => {
    expect(service.sizing.contradictions?.(inputsOf(service, inputs))).toEqual(says);
  });

  test.each([
    { service: functionsPremiumDedicated, raw: { instances: 101 }, why: 'ceiling of Elastic Premium' },
    { service: functionsFlexConsumption, raw: { gateways: 28 }, why: 'never more gateways' },
    { service: appServiceHybridConnections, raw: { endpoints: 221 }, why: 'ceiling of the largest tiers' },
    { service: powerPlatformVnetSupport, raw: { perProd: 24 }, why: 'least of a production environment' },
    { service: powerPlatformVnetSupport, raw: { perNonProd: 11 }, why: 'most of another environment' },
  ])('$service.id refuses $raw: $why', ({ service, raw }) => {
    expect(readInputs(service.sizing.inputs, raw, { of: service.id }).problems.map(({ code }) => code)).toEqual(['wrong-input']);
  });
});

describe('rules', () => {
  test.each([
    { service: functionsPremiumDedicated, inputs: {}, rules: ['allow-health-check'], why: 'the content share only where it is routed in' },
    { service: functionsPremiumDedicated, inputs: { contentShare: true }, rules: ['allow-content-share', 'allow-health-check'], why: 'by its flag' },
    { service: functionsFlexConsumption, inputs: {}, rules: [], why: 'nothing but what the apps need' },
    { service: logicAppsStandard, inputs: {}, rules: ['allow-runtime-storage'], why: 'without its storage the runtime stops' },
    {
      service: logicAppsStandard,
      inputs: { storageOverNetwork: false, managedConnectors: true },
      rules: ['allow-connectors'],
      why: 'by their flags',
    },
    { service: powerPlatformVnetSupport, inputs: {}, rules: ['allow-dns'], why: 'the check of health' },
  ])('$service.id with $inputs: $why', ({ service, inputs, rules }) => {
    expect(rulesOf(service, inputs)).toEqual(rules);
  });

  test('Hybrid Connections open the relay and the targets on the host of the agent', () => {
    const inputs = inputsOf(appServiceHybridConnections, { targetPorts: [1433] });
    expect(
      appServiceHybridConnections.nsg.elsewhere?.map(({ direction, from, to, ports, need }) => [
        direction,
        from,
        to,
        typeof ports === 'function' ? ports(inputs) : ports,
        need,
      ]),
    ).toEqual([
      ['outbound', 'there', { tag: 'ServiceBus' }, ['443'], 'required'],
      ['outbound', 'there', { role: 'the target hosts' }, ['1433'], 'required'],
    ]);
  });

  test('the point-to-site pool is admitted where apps arrive, and kept out of the network', () => {
    const [rule] = appServiceGatewayRequiredVnetIntegration.nsg.elsewhere ?? [];
    expect(rule).toMatchObject({ direction: 'inbound', to: 'there', ports: ['*'], on: 'the subnets that apps call' });
    const excluded = (raw: Raw) =>
      excludedRangesOf(workload(appServiceGatewayRequiredVnetIntegration, raw)).map(({ prefix, appliesTo }) => [prefix, appliesTo]);
    expect(excluded({})).toEqual([]);
    expect(excluded({ p2sPool: '172.16.201.0/24' })).toEqual([['172.16.201.0/24', 'network']]);
  });
});

describe('delegations and routes', () => {
  test.each([
    { service: functionsPremiumDedicated, inputs: {}, to: 'Microsoft.Web/serverFarms' },
    { service: functionsFlexConsumption, inputs: {}, to: 'Microsoft.App/environments' },
    { service: logicAppsStandard, inputs: {}, to: 'Microsoft.Web/serverFarms' },
    { service: powerPlatformVnetSupport, inputs: {}, to: 'Microsoft.PowerPlatform/enterprisePolicies' },
    { service: logicAppsIse, inputs: {}, to: undefined },
    { service: logicAppsIse, inputs: { deployment: 'template' }, to: undefined },
    { service: logicAppsIse, inputs: { carriesDelegation: true }, to: undefined },
    {
      service: logicAppsIse,
      inputs: { deployment: 'template', carriesDelegation: true },
      to: 'Microsoft.Logic/integrationServiceEnvironments',
    },
    { service: appServiceHybridConnections, inputs: {}, to: undefined },
  ])('$service.id with $inputs is delegated to $to', ({ service, inputs, to }) => {
    expect(delegationOf(workload(service, inputs))?.to).toBe(to);
  });

  test('an environment behind a tunnelling ExpressRoute keeps its way to the internet', () => {
    const routes = (raw: Raw) =>
      logicAppsIse.routes.required.filter((route) => route.when?.(inputsOf(logicAppsIse, raw), { defaultRouteAway: false })).map(({ name }) => name);
    expect(routes({})).toEqual([]);
    expect(defaultRouteOf(workload(logicAppsIse))).toBe('any');
    expect(routes({ forcedTunneling: true })).toEqual(['default-to-internet']);
    expect(defaultRouteOf(workload(logicAppsIse, { forcedTunneling: true }))).toBe('internet-only');
  });

  test('one environment has four subnets, of which one may carry the delegation', () => {
    const delegations = (raw: Raw) => {
      const { subnets, problems } = subnetsOfSet(logicAppsIseSet, raw);
      expect(problems).toEqual([]);
      return subnets.map(({ service, inputs }) => delegationOf(workload(service, inputs))?.to);
    };
    expect(delegations({})).toEqual([undefined, undefined, undefined, undefined]);
    expect(delegations({ deployment: 'template' })).toEqual(['Microsoft.Logic/integrationServiceEnvironments', undefined, undefined, undefined]);
  });

  test('workflows that are called privately go with a subnet of private endpoints', () => {
    const needs = (raw: Raw) =>
      logicAppsStandard.subnet.companions?.filter((companion) => companion.when?.(inputsOf(logicAppsStandard, raw))).map((c) => c.service);
    expect(needs({})).toEqual([]);
    expect(needs({ privateInbound: true })).toEqual(['private-endpoint']);
  });
});

describe('regions of Power Platform', () => {
  test.each([
    { region: 'eastus', geography: 'unitedStates', regions: ['eastus', 'westus'], why: 'two regions' },
    { region: 'West Europe', geography: 'europe', regions: ['westeurope', 'northeurope'], why: 'as it is displayed' },
    { region: 'brazilsouth', geography: 'brazil', regions: ['brazilsouth'], why: 'one region' },
    { region: 'usgovvirginia', geography: 'usGovernment', regions: ['usgovtexas', 'usgovvirginia'], why: 'Government cloud' },
  ])('$region serves $geography: $why', ({ region, geography, regions }) => {
    expect(powerPlatformGeographyOf(region)).toMatchObject({ id: geography, regions });
  });

  test.each(['eastus2', 'singapore', ''])('%j serves none', (region) => {
    expect(powerPlatformGeographyOf(region)).toBeUndefined();
  });

  test('there are 19 geographies of one or two known regions, each region in one of them', () => {
    expect(powerPlatformGeographies).toHaveLength(19);
    const all = powerPlatformGeographies.flatMap(({ regions }) => regions);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((name) => findRegion(name)?.name !== name && !unlistedRegions.includes(name))).toEqual([]);
    expect(powerPlatformGeographies.filter(({ regions }) => regions.length === 1).map(({ id }) => id)).toEqual(['brazil', 'italy', 'sweden', 'uae']);
  });

  test('the entry says which geographies take a second network', () => {
    const two = powerPlatformVnetSupport.notes.find((note) => note.includes('in both'));
    expect(two).toContain('United States (eastus, westus)');
    expect(two).not.toContain('brazilsouth');
  });
});

describe('entries', () => {
  test('those that end name the day and what follows', () => {
    expect(appServiceGatewayRequiredVnetIntegration.lifecycle).toMatchObject({
      status: 'retiring',
      date: '2027-03-31',
      successor: 'app-service-vnet-integration',
    });
    expect(logicAppsIse.lifecycle).toMatchObject({ status: 'retired', date: '2024-08-31', successor: 'logic-apps-standard' });
  });

  test.each(entries)('$id names every page that one of its facts rests on', (service) => {
    const { sources, ...rest } = service;
    expect(pagesIn(rest).filter((page) => !sources.some(({ url, date }) => url === page.url && date === page.date))).toEqual([]);
  });

  test('figures that a page prints are in every entry', () => {
    expect(Object.fromEntries(entries.map(({ id, sizing }) => [id, sizing.examples.length]))).toEqual({
      'app-service-gateway-required-vnet-integration': 1,
      'app-service-hybrid-connections': 1,
      'functions-premium-dedicated': 9,
      'functions-flex-consumption': 4,
      'logic-apps-standard': 2,
      'logic-apps-ise': 1,
      'power-platform-vnet-support': 1,
    });
  });

  /** All pages anywhere in an entry, but for what every subnet of Azure has in common. */
  function pagesIn(value: unknown): { url: string; date: string }[] {
    if (typeof value !== 'object' || value === null) return [];
    if ('url' in value && 'date' in value) return String(value.url).includes('virtual-networks-faq') ? [] : [value as { url: string; date: string }];
    return Object.values(value).flatMap(pagesIn);
  }
});
