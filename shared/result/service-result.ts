import { delegationOf } from '../catalog/by-inputs.ts';
import { setsWith } from '../catalog/find-set.ts';
import type { Lifecycle, Placement, Service } from '../catalog/service.ts';
import type { Workload } from '../catalog/size.ts';
import type { Source } from '../catalog/source.ts';

/** What an entry of the catalog says whatever its inputs: once for each service of a result, so that receipts need not repeat it. */
export interface ServiceResult {
  readonly id: string;
  readonly name: string;
  readonly integration: readonly string[];
  readonly placement: 'subnet' | Placement;
  readonly lifecycle: Omit<Lifecycle, 'source'>;
  readonly ipv6: { readonly value: string; readonly note?: string };
  readonly resizable: { readonly value: string; readonly note?: string };
  readonly onPremises: string;
  readonly publicAddresses: string;
  /** Sets of subnets that it is planned in. */
  readonly sets: readonly string[];
  readonly sources: readonly Pick<Source, 'title' | 'url' | 'date'>[];
}

/** Returns what an entry says whatever its inputs. */
export function serviceResult(service: Service): ServiceResult {
  const { status, date, successor, note } = service.lifecycle;
  const plain = ({ value, note: why }: { readonly value: string; readonly note?: string }) => (why === undefined ? { value } : { value, note: why });
  return {
    id: service.id,
    name: service.name,
    integration: service.integration,
    placement: service.placement ?? 'subnet',
    lifecycle: {
      status,
      ...(date === undefined ? {} : { date }),
      ...(successor === undefined ? {} : { successor }),
      ...(note === undefined ? {} : { note }),
    },
    ipv6: plain(service.subnet.ipv6),
    resizable: plain(service.subnet.resizable),
    onPremises: service.onPremises,
    publicAddresses: service.publicAddresses.note,
    sets: setsWith(service).map(({ id }) => id),
    sources: service.sources.map(({ title, url, date: day }) => ({ title, url, date: day })),
  };
}

/** Returns the delegation that workloads ask of their subnet, or null. */
export function delegationName(workloads: readonly Workload[]): string | null {
  return workloads.map((workload) => delegationOf(workload)?.to).find((to) => to !== undefined) ?? null;
}
