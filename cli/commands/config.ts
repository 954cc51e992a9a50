import { nearest } from '../../shared/problem/nearest.ts';
import { attachedTo, planTexts, subnetText } from '../config-text.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openPlan } from '../open-plan.ts';
import { print, printJson } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface ConfigOptions {
  readonly db?: string;
  readonly subnet?: string;
  readonly json?: boolean;
}

/** `cadastre config FILE [--subnet NET/SUBNET]`: the generated NSG rules, routes, endpoints, delegations and peerings. */
export async function config(file: string, { subnet, db, json = false }: ConfigOptions): Promise<ExitCode> {
  const opened = await openPlan(file, { db });
  if (!opened.ok) return reportProblems(opened.problems, { file, json });
  const { resources, findings } = opened.value.computed;
  const all = resources.networks.flatMap((network) => network.subnets.map((entry) => ({ network, entry })));
  const shown = subnet === undefined ? all : all.filter(({ entry }) => entry.address === subnet);
  if (subnet !== undefined && shown.length === 0) {
    const near = nearest(
      subnet,
      all.map(({ entry }) => entry.address),
    );
    return reportProblems(
      [
        {
          code: 'unknown-reference',
          at: '--subnet',
          text: `There is no placed subnet ${subnet} in this plan.`,
          input: subnet,
          expected: 'NETWORK/SUBNET',
          ...(near === undefined ? {} : { hint: `Did you mean "${near}"?` }),
        },
      ],
      { json },
    );
  }
  if (json) {
    printJson(
      subnet === undefined
        ? resources
        : {
            subnets: shown.map(({ network, entry }) => ({
              ...entry,
              ...attachedTo(network, entry),
            })),
          },
    );
  } else {
    const parts = shown.map(({ network, entry }) => subnetText(entry, attachedTo(network, entry)));
    if (subnet === undefined) parts.push(...planTexts(resources));
    if (parts.length === 0) parts.push('No subnet has a place.');
    print(parts.join('\n\n'));
  }
  return findings.some((finding) => finding.severity === 'error') ? EXIT.findings : EXIT.done;
}
