import { POLICY_RESOURCE, readPolicyResource, serviceEndpointPolicies } from '../catalog/service-endpoint-policies.ts';
import { compareText } from '../problem/compare.ts';
import { nearest } from '../problem/nearest.ts';
import { pathBelow, showInput, type Path } from '../problem/problem.ts';
import { documentProblem, type DocumentProblem } from './document-problem.ts';

/**
 * Returns what a service endpoint policy lets through, sorted, each once without regard to case. Problems: a line that is neither the id of a
 * subscription, a resource group or a storage account nor an alias that Azure has.
 */
export function resolveEndpointPolicy(list: readonly string[], path: Path, problems: DocumentProblem[]): string[] {
  const found = new Map<string, string>();
  list.forEach((text, i) => {
    const read = readPolicyResource(text);
    if (read === undefined) problems.push(unknownResource(text, pathBelow(path, i)));
    else {
      // Of two spellings of one id the first by text, so that the order of the list does not show.
      const key = read.value.toLowerCase();
      const before = found.get(key);
      if (before === undefined || compareText(read.value, before) < 0) found.set(key, read.value);
    }
  });
  return [...found.values()].sort(compareText);
}

function unknownResource(text: string, path: Path): DocumentProblem {
  const near = nearest(text, serviceEndpointPolicies.aliases.value);
  return documentProblem(path, {
    code: 'wrong-value',
    text: `A service endpoint policy should name a storage account, a resource group, a subscription or an alias by id, not ${showInput(text)}.`,
    input: showInput(text),
    expected: POLICY_RESOURCE,
    hint:
      near === undefined
        ? 'An id is written /subscriptions/ID, /subscriptions/ID/resourceGroups/NAME or /subscriptions/ID/resourceGroups/NAME/providers/Microsoft.Storage/storageAccounts/NAME.'
        : `Did you mean "${near}"?`,
  });
}
