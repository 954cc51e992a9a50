import { findEntry, isUmbrella, services as catalog, umbrellas } from '../../shared/catalog/catalog.ts';
import { unknownService } from '../../shared/catalog/find-service.ts';
import { findSubnetSet, inputsOfSet, setsWith } from '../../shared/catalog/find-set.ts';
import { findPlatformService, platformServices, type PlatformService } from '../../shared/catalog/platform-services.ts';
import type { Service } from '../../shared/catalog/service.ts';
import { subnetSets } from '../../shared/catalog/sets/index.ts';
import type { SubnetSet } from '../../shared/catalog/subnet-set.ts';
import type { Umbrella } from '../../shared/catalog/umbrella.ts';
import { compareText } from '../../shared/problem/compare.ts';
import { platformText, PLACEMENTS, serviceText, setText, umbrellaText } from '../entry-text.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { print, printJson, table } from '../print.ts';
import { reportProblems } from '../problems.ts';

/** `cadastre services [ID]`: the catalog as a list, or one entry whole. */
export function services(name: string | undefined, { json = false }: { json?: boolean }): ExitCode {
  if (name === undefined) {
    if (json) printJson(summaries());
    else print(listText());
    return EXIT.done;
  }
  const entry = findEntry(name);
  const set = findSubnetSet(name);
  const platform = findPlatformService(name);
  if (entry) {
    if (json) printJson(isUmbrella(entry) ? entry : serviceJson(entry));
    else print(isUmbrella(entry) ? umbrellaText(entry) : serviceText(entry));
  } else if (set) {
    if (json) printJson(setJson(set));
    else print(setText(set, inputsOfSet(set)));
  } else if (platform) {
    if (json) printJson(platformJson(platform));
    else print(platformText(platform));
  } else return reportProblems([{ ...unknownService(name), at: 'ID' }], { json });
  return EXIT.done;
}

/** What has no entry of its own: services that are reached over an endpoint only. */
function otherPlatformServices(): readonly PlatformService[] {
  return platformServices.filter(({ id }) => findEntry(id) === undefined);
}

function summaries(): unknown[] {
  const entries = [
    ...catalog.map(serviceSummary),
    ...umbrellas.map(({ id, name, aliases, rows }) => ({ kind: 'umbrella', id, name, aliases, rows })),
  ];
  const platform = otherPlatformServices().map((service) => ({
    kind: 'platform-service',
    id: service.id,
    name: service.name,
    aliases: service.aliases,
    integration: [
      ...(service.serviceEndpoints.length > 0 ? ['service-endpoint'] : []),
      ...(service.privateEndpoints.length > 0 ? ['private-endpoint'] : []),
      ...(service.injected.length > 0 ? ['injection'] : []),
      ...(service.outbound.length > 0 ? ['outbound-integration'] : []),
    ],
    status: service.serviceEndpoints.some(({ status }) => status === 'retired') && service.privateEndpoints.length === 0 ? 'retired' : 'ga',
  }));
  // A set that bears the id of a service is told with it.
  const sets = subnetSets
    .filter(({ id }) => findEntry(id) === undefined)
    .map(({ id, name, aliases, members }) => ({ kind: 'set', id, name, aliases, roles: members.map(({ role }) => role) }));
  return [...entries, ...platform, ...sets].sort((a, b) => compareText(a.id, b.id) || compareText(a.kind, b.kind));
}

function serviceSummary(service: Service) {
  const { id, name, aliases, integration, placement, lifecycle, subnet } = service;
  return {
    kind: 'service',
    id,
    name,
    aliases,
    integration,
    placement: placement ?? 'subnet',
    status: lifecycle.status,
    smallest: placement === 'none' ? null : subnet.smallest.value,
    recommended: subnet.recommended?.value ?? null,
    sets: setsWith(service).map((set) => set.id),
  };
}

function serviceJson(service: Service): unknown {
  return {
    ...service,
    placement: service.placement ?? 'subnet',
    publicAddresses: { note: service.publicAddresses.note },
    sets: setsWith(service).map(({ id }) => id),
  };
}

function setJson(set: SubnetSet): unknown {
  return { ...set, inputs: inputsOfSet(set) };
}

function platformJson(service: PlatformService): unknown {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  return { ...service, injected: ids(service.injected), outbound: ids(service.outbound) };
}

function listText(): string {
  const rows = [...catalog]
    .sort((a, b) => compareText(a.id, b.id))
    .map((service) => [
      service.id,
      service.placement === 'none' ? '' : `/${service.subnet.smallest.value}`,
      service.lifecycle.status === 'ga' ? '' : service.lifecycle.status,
      service.placement ? `${service.name}; place: ${PLACEMENTS[service.placement]}` : service.name,
    ]);
  const wordRows = umbrellas.map((umbrella: Umbrella) => [
    umbrella.id,
    Object.entries(umbrella.inputs)
      .map(([input, { choices }]) => `${input}=${choices.join('|')}`)
      .join(' '),
  ]);
  const setRows = subnetSets.map((set) => [set.id, set.members.map(({ role }) => role).join(', '), set.name]);
  const otherRows = otherPlatformServices().map((service) => [
    service.id,
    [service.serviceEndpoints.map(({ type }) => type).join(', '), service.privateEndpoints.length > 0 ? 'private endpoint' : '']
      .filter(Boolean)
      .join('; '),
    service.name,
  ]);
  return [
    table([{ title: 'id' }, { title: 'smallest' }, { title: 'status' }, { title: 'name' }], rows),
    'Words that stand for several entries:',
    table([{ title: 'word' }, { title: 'with' }], wordRows, '  '),
    'Sets of subnets that are planned in one step:',
    table([{ title: 'set' }, { title: 'subnets' }, { title: 'name' }], setRows, '  '),
    'Reached over an endpoint only; "cadastre advise ID" compares the ways:',
    table([{ title: 'id' }, { title: 'over' }, { title: 'name' }], otherRows, '  '),
  ].join('\n\n');
}
