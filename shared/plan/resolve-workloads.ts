import { chooseService } from '../catalog/catalog.ts';
import { readInputs } from '../catalog/inputs.ts';
import { readServiceInputs } from '../catalog/service-inputs.ts';
import { findPrivateEndpointGroup, nearestPrivateEndpoint } from '../catalog/private-endpoint-resources/index.ts';
import { grownCount, type Workload } from '../catalog/size.ts';
import { serviceFor } from '../catalog/find-service.ts';
import { showInput, type Path } from '../problem/problem.ts';
import type { PrivateEndpointDocument, SubnetDocument } from './document.ts';
import { documentProblem, type DocumentProblem } from './document-problem.ts';
import type { PrivateEndpoint } from './plan.ts';

const DEFAULT_SERVICE = 'virtual-machines';

/** Percentages by which inputs grow: what is planned now, and what comes in a year. */
export interface Growth {
  readonly growth: number;
  readonly growthPerYear: number;
}

/**
 * Returns the services in a subnet with their inputs read; virtual machines when none is named. Problems are added to
 * `problems`; a service that the catalog does not know is left out.
 */
export function resolveWorkloads(subnet: SubnetDocument, path: Path, growth: Growth, problems: DocumentProblem[]): Workload[] {
  if (subnet.workloads !== undefined) {
    for (const key of ['service', 'inputs'] as const) {
      if (subnet[key] === undefined) continue;
      problems.push(
        documentProblem([...path, key], {
          code: 'contradiction',
          text: `${key} should stand inside workloads, since this subnet lists several services.`,
          expected: 'either workloads, or service and inputs',
          part: 'key',
        }),
      );
    }
    return subnet.workloads.flatMap((w, i) => {
      const own = { growth: w.growth ?? growth.growth, growthPerYear: w.growthPerYear ?? growth.growthPerYear };
      return resolveWorkload(w.service, w.inputs ?? {}, own, [...path, 'workloads', i], problems);
    });
  }
  // Private endpoints alone make a subnet of private endpoints.
  const listed = (subnet.privateEndpoints ?? []).length > 0;
  const service = subnet.service ?? (listed && subnet.inputs === undefined ? 'private-endpoint' : DEFAULT_SERVICE);
  const workloads = resolveWorkload(service, subnet.inputs ?? {}, growth, path, problems);
  // A list of private endpoints says how many there are: the service's own default of one is not added to it.
  return listed
    ? workloads.map((w) => (w.service.id === 'private-endpoint' && !w.given?.has('endpoints') ? { ...w, inputs: { ...w.inputs, endpoints: 0 } } : w))
    : workloads;
}

/** Returns the name that the services of a subnet demand, without reporting anything; undefined when none does. */
export function demandedName(subnet: SubnetDocument): string | undefined {
  const named = subnet.workloads ?? [{ service: subnet.service ?? DEFAULT_SERVICE, inputs: subnet.inputs }];
  for (const { service, inputs } of named) {
    const chosen = chooseService(service, inputs ?? {});
    if (chosen && 'service' in chosen && chosen.service.subnet.requiredName) return chosen.service.subnet.requiredName.value;
  }
  return undefined;
}

function resolveWorkload(
  name: string,
  inputs: Readonly<Record<string, unknown>>,
  growth: Growth,
  path: Path,
  problems: DocumentProblem[],
): Workload[] {
  const found = serviceFor(name, inputs);
  if (!found.chosen) {
    for (const { input, problem } of found.problems) {
      problems.push(documentProblem(input === undefined ? [...path, 'service'] : [...path, 'inputs', input], problem));
    }
    return [];
  }
  const { service, inputs: own } = found.chosen;
  const { values, given, problems: wrong } = readServiceInputs(service, own);
  for (const { name: input, at: _at, ...problem } of wrong) {
    problems.push(
      documentProblem(input === '' ? [...path, 'inputs'] : [...path, 'inputs', input], {
        ...problem,
        ...(problem.code === 'unknown-input' ? { part: 'key' as const } : {}),
      }),
    );
  }
  return [{ service, inputs: values, growth: growth.growth, growthPerYear: growth.growthPerYear, given }];
}

/** Returns the private endpoints of a subnet, each with the addresses that it takes after growth; problems are added to `problems`. */
export function resolvePrivateEndpoints(
  list: readonly PrivateEndpointDocument[],
  growth: number,
  path: Path,
  problems: DocumentProblem[],
): PrivateEndpoint[] {
  return list.flatMap((endpoint, i) => {
    const group = findPrivateEndpointGroup(endpoint.resource);
    if (group === undefined) {
      const near = nearestPrivateEndpoint(endpoint.resource);
      problems.push(
        documentProblem([...path, i, 'resource'], {
          code: 'unknown-resource',
          text: `${showInput(endpoint.resource)} is not a resource that the catalog knows private endpoints of.`,
          input: showInput(endpoint.resource),
          expected: 'a resource and sub-resource such as storage-blob',
          hint: near === undefined ? 'Run "cadastre services private-endpoint" for the list.' : `Did you mean "${near}"?`,
        }),
      );
      return [];
    }
    const { values, problems: found } = readInputs(group.inputs, endpoint.inputs ?? {}, { of: group.id });
    for (const { name: input, at: _at, ...problem } of found) {
      problems.push(
        documentProblem([...path, i, 'inputs', input], { ...problem, ...(problem.code === 'unknown-input' ? { part: 'key' as const } : {}) }),
      );
    }
    const addressesEach = group.addresses(values);
    const count = endpoint.count ?? 1;
    const grown = grownCount(count, growth);
    return [
      {
        resource: group.id,
        name: group.name,
        groupId: group.groupId,
        count,
        addressesEach,
        dnsZones: group.privateDnsZones,
        line: {
          label: `${grown} × private endpoint for ${group.name}${grown === count ? '' : ` (${count} and ${growth} % growth)`}${addressesEach === 1 ? '' : `, ${addressesEach} each`}`,
          addresses: grown * addressesEach,
          ...(group.assumed ? { assumed: true as const } : {}),
        },
      },
    ];
  });
}
