import { writeFileAtomically } from '../../backend/files.ts';
import { setInSource } from '../../shared/plan/write-back.ts';
import { recordEdits } from '../../shared/result/record.ts';
import { resultOf } from '../../shared/result/write-result.ts';
import type { NetworkResult, PlanResult, SubnetResult } from '../../shared/result/result.ts';
import { advertisedText } from '../advertised.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { printExplanation } from '../explanation.ts';
import { findingLines, findingSummary } from '../findings.ts';
import { openPlan } from '../open-plan.ts';
import { count, paint, percentOf, print, printJson, safe, table, warn } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface PlanOptions {
  readonly db?: string;
  readonly write?: boolean;
  readonly strategy?: 'compact' | 'spaced';
  readonly explain?: string;
  readonly json?: boolean;
}

/** `cadastre plan FILE`: allocates, checks, prints; with `--write` records the prefixes in FILE; with `--explain` says why one lies where it does. */
export async function plan(file: string, { write = false, strategy, explain, db, json = false }: PlanOptions): Promise<ExitCode> {
  if (write && explain !== undefined)
    return reportProblems(
      [{ code: 'wrong-call', at: '--explain', text: '--explain and --write should not be asked for together.', hint: 'Leave out one of the two.' }],
      { json },
    );
  if (write && file === '-')
    return reportProblems(
      [{ code: 'wrong-call', at: '--write', text: 'Standard input cannot be written to.', hint: 'Name a file, or leave out --write.' }],
      { json },
    );
  const opened = await openPlan(file, {
    db,
    writesBack: write,
    change: (document) => (strategy === undefined ? document : { ...document, defaults: { ...document.defaults, strategy } }),
  });
  if (!opened.ok) return reportProblems(opened.problems, { file, json });
  if (explain !== undefined) return printExplanation(explain, opened.value, json);
  const { computed, source } = opened.value;
  if (write) {
    const edits = recordEdits(computed);
    const text = setInSource(source, edits);
    if (!text.ok) return reportProblems(text.problems, { file, json });
    if (text.value !== source.text) {
      const written = await writeFileAtomically(file, text.value);
      if (!written.ok) return reportProblems(written.problems, { file, json });
    }
    warn(
      edits.length === 0 ? `${safe(file)} records every prefix already.` : `${safe(file)}: recorded ${count(edits.length, 'prefix', 'prefixes')}.`,
    );
  }
  const result = resultOf(computed);
  if (json) printJson(result);
  else {
    print(planText(result));
    const lines = findingLines(opened.value, computed.findings);
    if (lines.length > 0) print(`\n${lines.join('\n')}`);
    print(`\n${count(result.summary.virtualNetworks, 'virtual network')}, ${count(result.summary.subnets, 'subnet')}; ${findingSummary(computed)}.`);
  }
  return result.summary.errors > 0 ? EXIT.findings : EXIT.done;
}

function planText(result: PlanResult): string {
  const parts = [paint('bold', safe(result.plan))];
  for (const pool of result.pools) {
    const share = pool.addresses === 0 ? '' : `${percentOf(pool.assigned, pool.addresses)} assigned, `;
    const free = pool.largestFree === null ? 'nothing free' : `largest free ${pool.largestFree}`;
    parts.push(`${paint('bold', `Pool ${safe(pool.name)}`)}  ${safe(pool.prefixes.join(', '))}  ${share}${free}`);
  }
  for (const network of result.virtualNetworks) parts.push(networkText(network));
  const advertised = advertisedText(result.summary);
  if (advertised !== undefined) parts.push(advertised);
  return parts.join('\n\n');
}

function networkText(network: NetworkResult): string {
  const space = network.addressSpace.length === 0 ? paint('red', 'no address space') : network.addressSpace.join(', ');
  const head = `${paint('bold', safe(network.name))}  ${space}  ${[network.region, network.source].filter(Boolean).join(', ')}`;
  if (network.subnets.length === 0) return head;
  const rows = network.subnets.map((subnet) => [
    safe(subnet.name),
    subnet.service,
    [subnet.prefix ?? 'no place', subnet.ipv6Prefix].filter(Boolean).join(' '),
    String(subnet.sizing.needed),
    String(subnet.sizing.usable),
    state(subnet),
  ]);
  return `${head}\n${table([{ title: 'subnet' }, { title: 'service' }, { title: 'prefix' }, { title: 'needs', align: 'right' }, { title: 'usable', align: 'right' }, { title: 'state' }], rows, '  ')}`;
}

function state(subnet: SubnetResult): string {
  return subnet.prefix === null ? 'unplaced' : subnet.source;
}
