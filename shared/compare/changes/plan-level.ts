import type { Change } from '../comparison.ts';
import { changed, differing, type Compared } from '../context.ts';
import { fieldsAt } from '../subnet-fields.ts';

// Told by themselves.
const LISTS = new Set(['cadastre', 'name', 'externalNetworks', 'addressPools', 'virtualNetworks', 'peerings', 'flows', 'suppress']);

/** Returns what changed of the plan itself: its name, description, defaults and the rules of the organisation. */
export function planChanges({ from, to }: Compared): Change[] {
  const subject = to.plan.name;
  const name = differing({ name: from.plan.name }, { name: to.plan.name });
  const fields = differing(fieldsAt(from.plan.document, [], LISTS), fieldsAt(to.plan.document, [], LISTS));
  return [
    ...(name
      ? [
          changed(
            { subject, kind: 'plan', change: 'renamed', from: name.from, to: name.to },
            { impact: 'none', why: 'The name is the plan’s alone.' },
          ),
        ]
      : []),
    ...(fields
      ? [
          changed(
            { subject, kind: 'plan', change: 'configured', from: fields.from, to: fields.to },
            { impact: 'none', why: 'What follows from it for networks and subnets is among their changes.' },
          ),
        ]
      : []),
  ];
}
