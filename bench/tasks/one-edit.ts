import type { PlanDocument, VirtualNetworkDocument } from '../../shared/plan/document.ts';
import { planDocument } from '../given/plan-document.ts';
import { atMost, type Row, type Task } from '../task.ts';
import { answerTo, mustCompute, textOf } from './whole-plan.ts';

const COUNT = 10_000;

/** One number of one subnet changed in a plan that is open, to its new findings. */
export const oneEdit: Task = {
  name: 'edit',
  run: ({ measure }) => {
    const text = textOf(COUNT);
    const open = planDocument(COUNT);
    let previous = mustCompute(open);
    let machines = 0;
    const [whole, edited] = measure([
      { name: 'a whole plan', run: () => JSON.stringify(answerTo(text)) },
      {
        name: 'one edit',
        run: () => {
          previous = mustCompute(withMachines(open, (machines = (machines % 20) + 1)), previous);
          return previous.findings;
        },
      },
    ]);
    return [
      {
        work: 'one edit to its findings',
        count: COUNT,
        what: 'engine, in times of the whole plan',
        figure: edited!.ms / whole!.ms,
        unit: '× whole plan',
        ms: edited!.ms,
        goal: atMost(0.1),
      } satisfies Row,
    ];
  },
};

/** Returns the document with another number of machines in the last open subnet of machines; whatever is not on the way there stays the same value. */
function withMachines(document: PlanDocument, machines: number): PlanDocument {
  const networks = document.virtualNetworks ?? [];
  const at = networks.findLastIndex(
    ({ addressSpace, subnets = [] }) => addressSpace === undefined && subnets.some(({ inputs }) => inputs?.['machines'] !== undefined),
  );
  const network = networks[at] as VirtualNetworkDocument;
  const subnets = network.subnets?.map((subnet) => (subnet.inputs?.['machines'] === undefined ? subnet : { ...subnet, inputs: { machines } }));
  return { ...document, virtualNetworks: networks.with(at, { ...network, ...(subnets ? { subnets } : {}) }) };
}
