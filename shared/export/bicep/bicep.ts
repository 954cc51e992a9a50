import type { Computed } from '../../result/compute.ts';
import type { TextExporter, ExportFile } from '../exporter.ts';
import { fileNames } from '../file-name.ts';
import { locationParameters, mainModule, type MainLayout } from './main-module.ts';
import { networkModule, TARGETS } from './network-module.ts';
import { GROUP_FILE, LINK, LINK_FILE, PEERING, PEERING_FILE, RESOURCE_GROUP, ZONE, ZONE_FILE } from './small-modules.ts';
import { comment, quote } from './writer.ts';

/** A folder of Bicep: `main.bicep` for a subscription, a module for each network, one for peerings, and the parameters. */
export const bicep: TextExporter = {
  id: 'bicep',
  title: 'Bicep (a folder)',
  kind: 'folder',
  fileName: 'bicep',
  write: bicepFiles,
};

function bicepFiles({ plan, resources }: Computed): readonly ExportFile[] {
  const names = fileNames(resources.networks.map((network) => network.name));
  const files = new Map([...names].map(([network, name]) => [network, `modules/network-${name}.bicep`]));
  const layout: MainLayout = { planName: plan.name, resources, locations: locationParameters(resources), files };
  const out: ExportFile[] = [
    { path: 'main.bicep', text: mainModule(layout) },
    { path: 'main.bicepparam', text: parameters(layout) },
    ...resources.networks.map((network) => ({ path: files.get(network.name) ?? '', text: networkModule(network) })),
  ];
  if (resources.peerings.length > 0) out.push({ path: PEERING_FILE, text: PEERING });
  if (resources.networks.some((network) => network.subscription !== undefined)) out.push({ path: GROUP_FILE, text: RESOURCE_GROUP });
  if (resources.dnsZones.length > 0) out.push({ path: ZONE_FILE, text: ZONE });
  if (resources.dnsZones.some(({ links }) => links.length > 0)) out.push({ path: LINK_FILE, text: LINK });
  return out;
}

function parameters({ planName, resources, locations }: MainLayout): string {
  const lines = [comment(`Parameters of ${planName}.`), "using './main.bicep'", ''];
  for (const [region, parameter] of locations) {
    if (region === '') lines.push(comment('The plan names no region for some networks: put one here.'));
    lines.push(`param ${parameter} = ${quote(region)}`);
  }
  lines.push('param tags = {}');
  const endpoints = resources.networks.flatMap(({ privateEndpoints }) => privateEndpoints);
  if (endpoints.length > 0) {
    lines.push('', comment('Resource id of what each private endpoint leads to. Endpoints without one are not made.'), `param ${TARGETS} = {`);
    lines.push(...endpoints.map(({ name, purpose }) => `  ${comment(`${quote(name)}: ''  ${purpose}`)}`), '}');
  }
  if (resources.peerings.some((peering) => peering.useRemoteGateways)) {
    lines.push('', comment('Deploy with false until the gateways exist, then with true.'), 'param gatewaysExist = false');
  }
  return `${lines.join('\n')}\n`;
}
