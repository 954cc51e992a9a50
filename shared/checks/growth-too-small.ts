import type { Workload } from '../catalog/size.ts';
import { defineCheck } from './check.ts';

/** What grows should have the room to grow that the organisation asks for. */
export const growthTooSmall = defineCheck({
  rule: 'growth-too-small',
  severity: 'warning',
  title: 'A subnet is planned with less growth than the organisation asks for.',
  why: 'A subnet cannot be enlarged once something stands in it, for most services not even in an empty neighbourhood. Growth is the room that is planned before; services whose inputs do not grow need none.',
  born: '2026-11',
  sources: [],
  basis: 'organisation',
  messages: {
    defaults: 'The growth of the plan, {growth} %, should be at least {least} %; {count} of its subnets hold what grows.',
    subnet: '{subnet} should be planned with a growth of at least {least} %, not of {growth} %.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24], subnets: [{name: app, inputs: {machines: 10}}]}\nrules: {minimumGrowth: 20}\n',
    passing:
      'cadastre: 1\nname: sample\ndefaults: {growth: 25}\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24], subnets: [{name: app, inputs: {machines: 10}}]}\nrules: {minimumGrowth: 20}\n',
  },
  *run({ plan }, finding) {
    const least = plan.rules.minimumGrowth;
    if (least === undefined) return;
    const usual = plan.document.defaults?.growth ?? 0;
    let count = 0;
    for (const network of plan.networks)
      for (const subnet of network.subnets) {
        const short = subnet.workloads.filter((workload) => workload.growth < least && grows(workload));
        if (short.length === 0) continue;
        const growth = Math.min(...short.map((workload) => workload.growth));
        // Those that follow the default are reported once, where it stands.
        if (growth === usual) count++;
        else {
          const own = subnet.workloads.every((workload) => workload.growth === growth);
          const path = [...subnet.path, 'growth'];
          const fix =
            own && !subnet.deployed ? { title: `Plan ${subnet.address} with a growth of ${least} %`, edits: [{ path, set: least }] } : undefined;
          yield finding('subnet', [subnet.address], own ? path : subnet.path, { subnet: subnet.address, least, growth }, { fix });
        }
      }
    if (count === 0) return;
    const path = ['defaults', 'growth'];
    const fix = { title: `Plan with a growth of ${least} %`, edits: [{ path, set: least }] };
    yield finding('defaults', [plan.name], path, { growth: usual, least, count }, { fix });
  },
});

/** Whether something that was given, or is assumed, of a service grows. */
function grows({ service, inputs }: Workload): boolean {
  return Object.entries(service.sizing.inputs).some(([name, input]) => input.kind === 'count' && input.grows && Number(inputs[name] ?? 0) > 0);
}
