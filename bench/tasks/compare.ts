import { formatPrefix } from '../../shared/address/prefix.ts';
import { comparePlans } from '../../shared/compare/compare.ts';
import { applyDiff, diffDocuments } from '../../shared/compare/patch/index.ts';
import type { PlanDocument } from '../../shared/plan/document.ts';
import type { Computed } from '../../shared/result/compute.ts';
import { planDocument } from '../given/plan-document.ts';
import { randomFrom } from '../given/random.ts';
import { atMost, type Row, type Task } from '../task.ts';
import { mustCompute } from './whole-plan.ts';

/** Two revisions of a plan of which one subnet in a hundred is another: what changed, against a look at each field of each subnet. */
export const compare: Task = {
  name: 'compare',
  run: ({ quick, measure }) =>
    (quick ? [1_000, 10_000] : [1_000, 10_000, 50_000]).flatMap((count) => {
      const old = planDocument(count);
      const now = withChanges(old);
      const from = mustCompute(old);
      const to = mustCompute(now);
      const [floor, engine, exact] = measure([
        { name: 'floor', run: () => byAddress(rowsOf(from), rowsOf(to)) },
        { name: 'engine', run: () => comparePlans(from, to, { from: 'old', to: 'new' }).changes.length },
        { name: 'exact', run: () => applyDiff(diffDocuments(old, now), old).ok },
      ]);
      const row = (what: string, measured: typeof floor, goal?: Row['goal']): Row => ({
        work: 'two revisions compared, 1 % changed',
        count,
        what,
        figure: measured!.ms / floor!.ms,
        unit: '× floor',
        ms: measured!.ms,
        ...(goal === undefined ? {} : { goal }),
      });
      return [
        row('floor: subnets by address, all fields', floor),
        row('engine: changes with impact, rules, routes and findings', engine, count === 50_000 ? atMost(3) : undefined),
        row('engine: exact difference of the documents, applied', exact, count === 50_000 ? atMost(3) : undefined),
      ];
    }),
};

/** Returns the document with another description and number of machines in one subnet of machines of a hundred. */
function withChanges(document: PlanDocument): PlanDocument {
  const random = randomFrom(7);
  return {
    ...document,
    virtualNetworks: (document.virtualNetworks ?? []).map((network) => ({
      ...network,
      subnets: (network.subnets ?? []).map((subnet) => (random() < 0.01 ? { ...subnet, description: 'changed' } : { ...subnet })),
    })),
  };
}

type Fields = Readonly<Record<string, string>>;

function rowsOf({ allocation }: Computed): Fields[] {
  return allocation.networks.flatMap(({ subnets }) =>
    subnets.map(({ subnet, prefix, origin }) => ({
      address: subnet.address,
      prefix: prefix ? formatPrefix(prefix) : '',
      origin,
      service: subnet.workloads[0]?.service.id ?? '',
      needed: String(subnet.sizing.needed),
    })),
  );
}

function byAddress(from: readonly Fields[], to: readonly Fields[]): number {
  const known = new Map(from.map((row) => [row['address'], row]));
  let differing = 0;
  for (const row of to) {
    const before = known.get(row['address']);
    if (!before) differing++;
    else for (const key in row) if (row[key] !== before[key]) differing++;
  }
  return differing;
}
