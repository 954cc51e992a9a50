import { describe, expect, test } from 'vitest';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import { resolveEndpointPolicy } from '../../../shared/plan/resolve-endpoint-policy.ts';
import type { DocumentProblem } from '../../../shared/plan/document-problem.ts';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-00000000000A';
const ACCOUNT = `${SUBSCRIPTION}/resourceGroups/rg-data/providers/Microsoft.Storage/storageAccounts/contosodata1`;

function resolved(list: readonly string[]): { policy: string[]; problems: DocumentProblem[] } {
  const problems: DocumentProblem[] = [];
  return { policy: resolveEndpointPolicy(list, ['serviceEndpointPolicy'], problems), problems };
}

describe('a service endpoint policy', () => {
  test.each([
    { why: 'a subscription', text: SUBSCRIPTION },
    { why: 'a resource group', text: `${SUBSCRIPTION}/resourceGroups/rg-data` },
    { why: 'a resource group with all that Azure takes in its name', text: `${SUBSCRIPTION}/resourceGroups/_(ü).-1` },
    { why: 'an account', text: ACCOUNT },
    { why: 'keys in any case', text: ACCOUNT.toLowerCase() },
    { why: 'an alias', text: '/services/Azure/DataFactory' },
  ])('takes $why as it is', ({ text }) => {
    expect(resolved([text])).toEqual({ policy: [text], problems: [] });
  });

  test.each([
    { why: 'a name alone', text: 'contosodata1' },
    { why: 'a subscription that is none', text: '/subscriptions/contoso' },
    { why: 'a resource group that ends with a period', text: `${SUBSCRIPTION}/resourceGroups/rg.` },
    { why: 'a resource of another service', text: ACCOUNT.replace('Microsoft.Storage/storageAccounts', 'Microsoft.KeyVault/vaults') },
    { why: 'a name that no account can have', text: ACCOUNT.replace('contosodata1', 'Contoso-Data') },
    { why: 'what is in an account', text: `${ACCOUNT}/blobServices/default` },
    { why: 'an id with something before it', text: `x${SUBSCRIPTION}` },
    { why: 'two lines', text: `${SUBSCRIPTION}\n` },
  ])('refuses $why', ({ text }) => {
    const { policy, problems } = resolved([SUBSCRIPTION, text]);
    expect(policy).toEqual([SUBSCRIPTION]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'wrong-value', at: 'serviceEndpointPolicy[1]' });
    expect(problems[0]?.text).toMatch(/^A service endpoint policy should name a storage account, .* not /);
    expect(problems[0]?.hint).toMatch(/^An id is written \/subscriptions\/ID, /);
  });

  test('offers the alias that was meant', () => {
    expect(resolved(['/services/Azure/DataFactry']).problems[0]?.hint).toBe('Did you mean "/services/Azure/DataFactory"?');
  });

  test('is sorted, each once without regard to case; the order of the list does not show', () => {
    const list = [ACCOUNT, '/Services/Azure/batch', ACCOUNT.toLowerCase(), SUBSCRIPTION, '/services/Azure/Batch'];
    const { policy } = resolved(list);
    expect(policy).toEqual(['/services/Azure/Batch', SUBSCRIPTION, ACCOUNT]);
    expect(resolved([...list].reverse()).policy).toEqual(policy);
  });

  test.each([
    { why: 'nothing', list: '[]', text: 'at least one resource' },
    {
      why: 'more than a definition takes',
      list: `[${Array.from({ length: 201 }, () => '/services/Azure').join(', ')}]`,
      text: 'at most 200 resources',
    },
  ])('with $why is refused by the document', ({ list, text }) => {
    const read = readPlanDocument(
      `cadastre: 1\nname: x\nvirtualNetworks: [{name: net, addressSpace: [10.0.0.0/24], subnets: [{name: a, serviceEndpointPolicy: ${list}}]}]\n`,
      'yaml',
    );
    expect(read.ok ? [] : read.problems).toMatchObject([{ at: 'virtualNetworks[0].subnets[0].serviceEndpointPolicy', expected: text }]);
  });
});
