import { findEntry } from '../catalog/catalog.ts';
import type { Service } from '../catalog/service.ts';
import type { Source } from '../catalog/source.ts';
import type { Plan, Subnet } from '../plan/plan.ts';
import { homesByService } from './services-in.ts';

/** Yields the services of a plan whose lifecycle has this status, with the words about the day and the successor. */
export function* endingServices(
  plan: Pick<Plan, 'networks'>,
  status: 'retired' | 'retiring',
): Generator<{ service: Service; subnet: Subnet; values: { date: string; successor: string }; source: Source | undefined }> {
  for (const [service, homes] of homesByService(plan)) {
    const { lifecycle } = service;
    if (lifecycle.status !== status) continue;
    const { date, successor } = lifecycle;
    const values = {
      date: date === undefined ? '' : status === 'retired' ? ` since ${date}` : ` on ${date}`,
      successor: successor === undefined ? '' : `; its successor is ${findEntry(successor)?.name ?? successor}`,
    };
    for (const { subnet } of homes) yield { service, subnet, values, source: lifecycle.source ?? service.sources[0] };
  }
}
